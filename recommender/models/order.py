"""The order of items for a person: signals of what that person rated, weighed by the head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.models.head import Head
from recommender.models.rating_table import RatingTable
from recommender.models.signals import Signals
from recommender.types import FloatArray

AT_ONCE = 50
"""People whose signals are made in one go."""


@dataclass(frozen=True, eq=False)
class Order:
    """Signals of all training users, and the head over them."""

    signals: Signals
    head: Head

    def scores(self, people: RatingTable) -> FloatArray:
        """Score every item for everybody, those already rated too; shape (n_people, n_items)."""
        found = np.empty((people.n_users, people.n_items), np.float32)
        for at in range(0, people.n_users, AT_ONCE):
            rows = np.arange(at, min(at + AT_ONCE, people.n_users))
            some = people.of_users(rows)
            found[rows] = self.head.scores(self.signals.of(some), np.diff(some.starts))
        return found
