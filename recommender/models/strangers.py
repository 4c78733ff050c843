"""What a stranger may think of every item: one normal distribution, to be narrowed by that person's ratings.

All draws of a factorization, moment-matched: stars = mean + loadings · z + own + noise, z standard normal. A
few ratings give z's distribution in closed form, in numpy, in a fraction of a millisecond.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.models.rating_table import RatingTable
from recommender.models.stars import Prediction
from recommender.types import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Belief:
    """Distribution of z given somebody's ratings: usual stars (n_items,), mean (w,), covariance (w, w)."""

    usual: FloatArray
    mean: FloatArray
    covariance: FloatArray


@dataclass(frozen=True, eq=False)
class Strangers:
    """Moments of strangers' stars.

    Attributes
    ----------
    mean : (n_items,), stars expected of somebody of whom nothing is known
    loadings : (n_items, w); products are covariances between items
    own : (n_items,), variance of an item that no other item tells of
    noise : variance of a rating around what the person thinks
    choice_in, choice_out : (n_items, c); what having rated one item says of another, whatever the stars
    usual_choice : (c,), the choice_in of what people usually rate
    """

    mean: FloatArray
    loadings: FloatArray
    own: FloatArray
    noise: float
    choice_in: FloatArray
    choice_out: FloatArray
    usual_choice: FloatArray
    few: float

    def believe(self, item_rows: IntArray, stars: FloatArray) -> Belief:
        """Narrow what a stranger may think by some ratings."""
        count = len(item_rows)
        choice = (self.choice_in[item_rows].sum(axis=0) - count * self.usual_choice) / (count + self.few)
        usual = self.mean + self.choice_out @ choice
        held = self.loadings[item_rows]
        weighted = held / (self.own[item_rows] + self.noise)[:, None]
        covariance = np.linalg.inv(np.eye(held.shape[1]) + weighted.T @ held).astype(np.float32)
        return Belief(usual, covariance @ (weighted.T @ (stars - usual[item_rows])), covariance)

    def stars(self, belief: Belief) -> FloatArray:
        """Expected stars of every item, shape (n_items,)."""
        return belief.usual + self.loadings @ belief.mean

    def spread(self, belief: Belief, item_rows: IntArray) -> FloatArray:
        """Standard deviation of a rating of each item, shape (n,)."""
        held = self.loadings[item_rows]
        variance = ((held @ belief.covariance) * held).sum(axis=1) + self.own[item_rows] + self.noise
        return np.sqrt(variance).astype(np.float32)

    def mean_stars(self, people: RatingTable) -> FloatArray:
        """Expected stars of every item for everybody; shape (n_people, n_items)."""
        rows = np.split(np.arange(len(people)), people.starts[1:-1])
        beliefs = (self.believe(people.item_rows[held], people.stars[held]) for held in rows)
        return np.stack([self.stars(belief) for belief in beliefs]) if people.n_users else self.mean[None][:0]

    def predict(self, people: RatingTable, user_rows: IntArray, item_rows: IntArray) -> Prediction:
        """Predict the stars of pairs; a person's rows index ``people``."""
        stars, spread = np.empty(len(user_rows), np.float32), np.empty(len(user_rows), np.float32)
        for user in np.unique(user_rows):
            asked, known = user_rows == user, people.of_user(int(user))
            belief = self.believe(known.item_rows, known.stars)
            stars[asked] = self.stars(belief)[item_rows[asked]]
            spread[asked] = self.spread(belief, item_rows[asked])
        return Prediction(stars, spread)
