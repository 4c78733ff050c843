"""The plainest rating model: the mean, how well liked the item is, how kind the person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.models.rating_table import RatingTable
from recommender.models.stars import Prediction, Progress, TrainingData, no_progress
from recommender.types import FloatArray, IntArray

PRIOR = 5.0
"""Ratings' worth of the mean that every item and person starts with."""
ROUNDS = 10


@dataclass(frozen=True, eq=False)
class Biases:
    """Overall mean and each item's shrunk deviation from it, shape (n_items,)."""

    mean: float
    items: FloatArray
    spread: float

    @classmethod
    def fit(cls, data: TrainingData, seed: int = 0, progress: Progress = no_progress) -> Biases:
        """Alternate between users' and items' shrunk means; nothing here is random."""
        table = data.table
        mean, items = float(table.stars.mean()), np.zeros(table.n_items)
        for _ in range(ROUNDS):
            users = shrunk_means(table.user_rows, table.stars - mean - items[table.item_rows], table.n_users)
            items = shrunk_means(table.item_rows, table.stars - mean - users[table.user_rows], table.n_items)
        error = table.stars - mean - users[table.user_rows] - items[table.item_rows]
        return cls(mean, items.astype(np.float32), float(max(error.std(), 0.1)))

    def predict(self, people: RatingTable, user_rows: IntArray, item_rows: IntArray) -> Prediction:
        """Predict the stars of pairs; a person's rows index ``people``."""
        kindness = shrunk_means(people.user_rows, people.stars - self.usual(people.item_rows), people.n_users)
        stars = self.usual(item_rows) + kindness[user_rows].astype(np.float32)
        return Prediction(stars, np.full(len(stars), self.spread, np.float32))

    def usual(self, item_rows: IntArray) -> FloatArray:
        """Stars that items usually get."""
        return self.mean + self.items[item_rows]


def shrunk_means(rows: IntArray, values: NDArray[np.floating], n: int) -> NDArray[np.float64]:
    """Mean of the values of each row, drawn towards 0; shape (n,)."""
    return np.bincount(rows, values, n) / (np.bincount(rows, minlength=n) + PRIOR)
