"""What a factorization knows of users and items besides stars: who rated what, when, genres and years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from recommender.models.linear_prior import Features
from recommender.models.rating_table import RatingTable
from recommender.sources.records import FilmRecord
from recommender.types import FloatArray, IntArray

RATED_YEARS = np.arange(1996, 2027, 3, dtype=np.float32)
MADE_YEARS = np.arange(1930, 2031, 10, dtype=np.float32)
FEW = 30.0
"""Ratings from which on a person's choice of films says about as much as all their ratings would."""


@dataclass(frozen=True, eq=False)
class ItemFacts:
    """Genres (n_items, n_genres) as 0/1, and years (n_items,), NaN where unknown."""

    genres: FloatArray
    years: FloatArray

    @property
    def columns(self) -> FloatArray:
        """Genres and a soft one-hot of the decade, side by side."""
        return np.concatenate([self.genres, bumps(self.years, MADE_YEARS)], axis=1)


def item_facts(films: Sequence[FilmRecord | None]) -> ItemFacts:
    """Facts of films in the order given; None is a film of which nothing is known."""
    names = sorted({genre for film in films if film for genre in film.genres})
    genres = np.zeros((len(films), len(names)), np.float32)
    years = np.full(len(films), np.nan, np.float32)
    for row, film in enumerate(films):
        if film:
            genres[row, [names.index(genre) for genre in film.genres]] = 1
            years[row] = film.year or np.nan
    return ItemFacts(genres, years)


def bumps(years: FloatArray, centres: FloatArray) -> FloatArray:
    """Nearness of each year to each centre, 0-1; all 0 where the year is unknown."""
    width = centres[1] - centres[0]
    return np.nan_to_num(np.exp(-(((years[:, None] - centres) / width) ** 2))).astype(np.float32)


def grouped(*parts: FloatArray) -> Features:
    """Feature matrices side by side, each a group of its own."""
    groups = np.concatenate([np.full(part.shape[1], group) for group, part in enumerate(parts)])
    return Features(
        torch.from_numpy(np.concatenate(parts, axis=1).astype(np.float32)), torch.from_numpy(groups)
    )


def item_features(table: RatingTable, facts: ItemFacts) -> Features:
    """Items: users who rated them (unit length), genres and decade, a constant."""
    raters = np.zeros((table.n_items, table.n_users), np.float32)
    raters[table.item_rows, table.user_rows] = 1
    raters /= np.sqrt(np.maximum(table.item_counts, 1))[:, None]
    return grouped(raters, facts.columns, np.ones((table.n_items, 1), np.float32))


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

    @classmethod
    def learn(cls, table: RatingTable) -> UserFeatures:
        """Take what is usual from the training ratings."""
        usual_items = (table.item_counts / max(len(table), 1)).astype(np.float32)
        usual_years = bumps(mean_years(table), RATED_YEARS).mean(axis=0)
        rough = cls(usual_items, usual_years, 1.0)
        length = np.sqrt((rough.choice(table) ** 2).sum(axis=1).mean())
        return cls(usual_items, usual_years, float(1 / max(length, 1e-6)))

    def choice(self, table: RatingTable) -> FloatArray:
        """Which items each user rated, against what is usual; shape (n_users, n_items)."""
        rated = np.zeros((table.n_users, table.n_items), np.float32)
        rated[table.user_rows, table.item_rows] = 1
        counts = rated.sum(axis=1, keepdims=True)
        return (rated - counts * self.usual_items) * (self.scale / (counts + FEW))

    def of(self, table: RatingTable) -> Features:
        """Features of a table's users: choice of items, when they rate, a constant."""
        years = mean_years(table)
        when = np.where(np.isnan(years)[:, None], 0, bumps(years, RATED_YEARS) - self.usual_years)
        return grouped(self.choice(table), when, np.ones((table.n_users, 1), np.float32))


def mean_years(table: RatingTable) -> FloatArray:
    """When each user rated, on average; NaN without ratings or dates."""
    dated = ~np.isnan(table.years)
    rows: IntArray = table.user_rows[dated]
    counts = np.bincount(rows, minlength=table.n_users)
    sums = np.bincount(rows, table.years[dated], table.n_users)
    return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan).astype(np.float32)
