"""What every rating model does: fit to ratings, then predict stars of anybody from that person's ratings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from recommender.models.item_facts import ItemFacts
from recommender.models.rating_table import RatingTable
from recommender.types import FloatArray, IntArray

Z80 = 1.2816
"""Standard deviations on both sides of the mean that hold 80 % of a normal distribution."""
Progress = Callable[[str, int], Callable[[int], None]]
"""Starts a progress bar of a name and a length; gives the function that moves it."""


def no_progress(name: str, length: int) -> Callable[[int], None]:
    """Show nothing."""
    return lambda done: None


@dataclass(frozen=True, eq=False)
class TrainingData:
    """Ratings to learn from and what is known of the items."""

    table: RatingTable
    facts: ItemFacts


@dataclass(frozen=True, eq=False)
class Prediction:
    """Expected stars and the standard deviation of a rating around them, one a pair; float32."""

    stars: FloatArray
    spread: FloatArray

    def bounded(self) -> FloatArray:
        """Stars within 0.5-5."""
        return np.clip(self.stars, 0.5, 5.0)


class StarsModel(Protocol):
    """A fitted model. ``people`` holds the ratings of everybody asked for, be they trained on or not."""

    def predict(self, people: RatingTable, user_rows: IntArray, item_rows: IntArray) -> Prediction:
        """Predict the stars of pairs; a person's rows index ``people``."""
        ...


Fit = Callable[[TrainingData, int, Progress], StarsModel]
"""Fits a model: data, seed, progress."""
