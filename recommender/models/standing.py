"""How well liked items are: by everybody, and by those who rated at about one time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommender.types import FloatArray

TIMELESS = 0.02
"""Weight of somebody who rated at quite another time."""


@dataclass(frozen=True, eq=False)
class Standing:
    """Counts of training users.

    Attributes
    ----------
    liked : (n_items,), users who liked each item
    rated : (n_items,), users who rated it
    years : (n_years,), ascending
    liked_by_year : (n_years, n_items), how many of those who liked it rated in each of those years
    """

    liked: FloatArray
    rated: FloatArray
    years: FloatArray
    liked_by_year: FloatArray

    @cached_property
    def popularity(self) -> FloatArray:
        """Logarithm of how many liked each item."""
        return np.log1p(self.liked)

    @cached_property
    def rated_popularity(self) -> FloatArray:
        """Logarithm of how many rated it."""
        return np.log1p(self.rated)

    @cached_property
    def usual_popularity(self) -> float:
        """Mean of `rated_popularity` over ratings."""
        return float(self.rated @ self.rated_popularity / max(self.rated.sum(), 1))

    def then(self, year: float, width: float) -> FloatArray:
        """Popularity among those who rated about ``width`` years around a year; overall where it is NaN."""
        if np.isnan(year) or not len(self.years):
            return self.popularity
        weights = np.exp(-(((year - self.years) / width) ** 2)) + TIMELESS
        return np.log1p(weights.astype(np.float32) @ self.liked_by_year)
