"""The last step of every network here: any number to 0.5-5 stars."""

from __future__ import annotations

from torch import Tensor

from recommender.sources.ratings import MAX_STARS, MIN_STARS


def to_stars(values: Tensor) -> Tensor:
    """Squeeze values into the scale; same shape."""
    return MIN_STARS + (MAX_STARS - MIN_STARS) * values.sigmoid()
