"""What a factorization knows of users and items besides stars: who rated what, when, genres and years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from recommender.models.item_facts import ItemFacts, bumps
from recommender.models.linear_prior import Features
from recommender.models.rating_table import RatingTable
from recommender.types import FloatArray

RATED_YEARS = np.arange(1996, 2027, 3, dtype=np.float32)
FEW = 30.0
"""Ratings from which on a person's choice of films says about as much as all their ratings would."""


def grouped(*parts: FloatArray) -> Features:
    """Feature matrices side by side, each a group of its own."""
    groups = np.concatenate([np.full(part.shape[1], group) for group, part in enumerate(parts)])
    return Features(
        torch.from_numpy(np.concatenate(parts, axis=1).astype(np.float32)), torch.from_numpy(groups)
    )


def item_features(table: RatingTable, facts: ItemFacts) -> Features:
    """Items: users who rated them (unit length), genres and decade, text where there is any, a constant."""
    raters = np.zeros((table.n_items, table.n_users), np.float32)
    raters[table.item_rows, table.user_rows] = 1
    raters /= np.sqrt(np.maximum(table.item_counts, 1))[:, None]
    texts = [] if facts.texts is None else [facts.texts]
    return grouped(raters, facts.columns, *texts, np.ones((table.n_items, 1), np.float32))


@dataclass(frozen=True, eq=False)
class UserFeatures:
    """Makes users' features; everything is relative to the users it was made from, so a stranger's are 0.

    Attributes
    ----------
    usual_items : share of all ratings that each item has, shape (n_items,)
    usual_years : mean of the training users' year features
    scale : makes the choice of films about unit length
    """

    usual_items: FloatArray
    usual_years: FloatArray
    scale: float
    few: float = FEW

    @classmethod
    def learn(cls, table: RatingTable) -> UserFeatures:
        """Take what is usual from the training ratings."""
        usual_items = (table.item_counts / max(len(table), 1)).astype(np.float32)
        usual_years = bumps(table.mean_years, RATED_YEARS).mean(axis=0)
        rough = cls(usual_items, usual_years, 1.0)
        length = np.sqrt((rough.choice(table) ** 2).sum(axis=1).mean())
        return cls(usual_items, usual_years, float(1 / max(length, 1e-6)))

    def choice(self, table: RatingTable) -> FloatArray:
        """Which items each user rated, against what is usual; shape (n_users, n_items)."""
        rated = np.zeros((table.n_users, table.n_items), np.float32)
        rated[table.user_rows, table.item_rows] = 1
        counts = rated.sum(axis=1, keepdims=True)
        return (rated - counts * self.usual_items) * (self.scale / (counts + self.few))

    def of(self, table: RatingTable) -> Features:
        """Features of a table's users: choice of items, when they rate, a constant."""
        years = table.mean_years
        when = np.where(np.isnan(years)[:, None], 0, bumps(years, RATED_YEARS) - self.usual_years)
        return grouped(self.choice(table), when, np.ones((table.n_users, 1), np.float32))
