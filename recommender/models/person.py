"""One person as the order sees them: what they rated, and when."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.types import FloatArray, IntArray

LIKED = 4.0
"""Stars from which on somebody liked an item."""
NEUTRAL = 3.0


@dataclass(frozen=True, eq=False)
class Person:
    """Ratings of one person.

    Attributes
    ----------
    item_rows, stars : (n,)
    year : when they rate, NaN where unknown
    """

    item_rows: IntArray
    stars: FloatArray
    year: float

    @property
    def liked_rows(self) -> IntArray:
        """Rows of what was liked."""
        return self.item_rows[self.stars >= LIKED]

    @property
    def values(self) -> FloatArray:
        """Stars from neutral, -1.25 to 1: what was disliked counts against."""
        return np.asarray((self.stars - NEUTRAL) / 2, np.float32)
