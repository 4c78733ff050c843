"""Splits of ratings for measuring, by hash: whoever splits the same ratings gets the same parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.models.rating_table import RatingTable
from recommender.types import BoolArray, IntArray

POOL = 20
"""Ratings of a held-out person from which profiles are taken; the rest are targets."""


@dataclass(frozen=True, eq=False)
class Strangers:
    """Training ratings of the others; of those held out the pool, each one's in random order, and targets."""

    training: RatingTable
    pool: RatingTable
    places: IntArray
    targets: RatingTable

    def profiles(self, known: int) -> RatingTable:
        """The first ratings of everybody's pool; those of 5 are among those of 10."""
        return self.pool.where(self.places < known)


def hashed(*numbers: IntArray) -> NDArray[np.float64]:
    """A number in 0-1 for each tuple of numbers, the same everywhere (splitmix64's last steps)."""
    state = np.zeros(len(numbers[0]), np.uint64)
    for column in numbers:
        state += column.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        state ^= state >> np.uint64(31)
    return state / 2.0**64


def held_out_ratings(table: RatingTable, share: float = 0.1) -> BoolArray:
    """Choose that share of the ratings, by user and item; a mask."""
    return hashed(table.user_rows, table.item_rows) < share


def held_out_users(table: RatingTable, fold: int, folds: int = 5) -> Strangers:
    """Hold one fold of the users out entirely."""
    fold_of = (hashed(np.arange(table.n_users)) * folds).astype(np.int64)
    training = table.of_users(np.flatnonzero(fold_of != fold))
    held = table.of_users(np.flatnonzero(fold_of == fold))
    order = np.lexsort((hashed(held.item_rows, held.user_rows + 1), held.user_rows))
    places = np.empty(len(held), np.int64)
    places[order] = np.arange(len(held)) - held.starts[held.user_rows[order]]
    pooled = places < POOL
    return Strangers(training, held.where(pooled), places[pooled], held.where(~pooled))
