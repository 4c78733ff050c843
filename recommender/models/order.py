"""The order of items for a person: signals of what that person rated, weighed by the head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.models.head import Head
from recommender.models.person import Person
from recommender.models.rating_table import RatingTable
from recommender.models.signals import Signals
from recommender.types import FloatArray


@dataclass(frozen=True, eq=False)
class Order:
    """Signals learned from all training users, and the head over them."""

    signals: Signals
    head: Head

    def of(self, person: Person) -> FloatArray:
        """Score every item for somebody, those already rated too; log odds, shape (n_items,)."""
        return self.head.scores(self.signals.of(person), len(person.item_rows))

    def scores(self, people: RatingTable) -> FloatArray:
        """Score every item for everybody; shape (n_people, n_items)."""
        scored = [self.of(person) for person in people.people()]
        return np.stack(scored) if scored else np.zeros((0, people.n_items), np.float32)
