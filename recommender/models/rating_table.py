"""Ratings by row numbers, as every model here takes them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recommender.models.person import Person
from recommender.types import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class RatingTable:
    """Ratings of users 0 … n_users-1 on items 0 … n_items-1, sorted by user.

    Attributes
    ----------
    user_rows, item_rows : int64, shape (n,)
    stars : float32, shape (n,), 0.5-5
    years : float32, shape (n,); when it was given, as a year with fractions, NaN where unknown
    trained_as : each user's row among those trained on, -1 for a stranger; None: all are strangers
    """

    user_rows: IntArray
    item_rows: IntArray
    stars: FloatArray
    years: FloatArray
    n_users: int
    n_items: int
    trained_as: IntArray | None = None

    def __len__(self) -> int:
        """How many ratings."""
        return len(self.stars)

    @property
    def item_counts(self) -> IntArray:
        """Ratings of each item, shape (n_items,)."""
        return np.bincount(self.item_rows, minlength=self.n_items)

    @property
    def starts(self) -> IntArray:
        """Where each user's ratings begin, and the end of the last; shape (n_users + 1,)."""
        return np.searchsorted(self.user_rows, np.arange(self.n_users + 1))

    @property
    def mean_years(self) -> FloatArray:
        """When each user rated, on average, shape (n_users,); NaN without ratings or dates."""
        dated = ~np.isnan(self.years)
        rows = self.user_rows[dated]
        counts = np.bincount(rows, minlength=self.n_users)
        sums = np.bincount(rows, self.years[dated], self.n_users)
        return np.where(counts > 0, sums / np.maximum(counts, 1), np.nan).astype(np.float32)

    def people(self) -> Iterator[Person]:
        """Every user by themselves, in order."""
        years = self.mean_years
        for user_row, (start, end) in enumerate(itertools.pairwise(self.starts.tolist())):
            yield Person(self.item_rows[start:end], self.stars[start:end], float(years[user_row]))

    def of_user(self, user_row: int) -> RatingTable:
        """One user's ratings, as a table of one user."""
        return self.of_users(np.array([user_row]))

    def of_users(self, user_rows: IntArray) -> RatingTable:
        """Ratings of some users, numbered anew in the order given."""
        renumbered = np.full(self.n_users, -1, np.int64)
        renumbered[user_rows] = np.arange(len(user_rows))
        kept = self.where(renumbered[self.user_rows] >= 0)
        return make_table(
            renumbered[kept.user_rows], kept.item_rows, kept.stars, kept.years, len(user_rows), self.n_items
        )

    def where(self, chosen: np.ndarray) -> RatingTable:
        """Some of the ratings (a mask, or positions in rising order); users and items keep their numbers."""
        rows = self.user_rows[chosen], self.item_rows[chosen]
        return RatingTable(*rows, self.stars[chosen], self.years[chosen], self.n_users, self.n_items)


def make_table(
    user_rows: IntArray, item_rows: IntArray, stars: FloatArray, years: FloatArray, n_users: int, n_items: int
) -> RatingTable:
    """Sort ratings by user, in the order given within each user."""
    order = np.argsort(user_rows, kind="stable")
    return RatingTable(
        user_rows[order].astype(np.int64),
        item_rows[order].astype(np.int64),
        stars[order].astype(np.float32),
        years[order].astype(np.float32),
        n_users,
        n_items,
    )
