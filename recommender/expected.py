"""What the rating model makes of a person: the stars they would give films, with ranges, and the films it
lists first for them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.bundle import Bundle
from recommender.types import Expected, FloatArray, IntArray, Profile


def expected_stars(profile: Profile, rows: Sequence[int], bundle: Bundle) -> list[Expected]:
    """Predict stars for items.

    Returns
    -------
    One `Expected` a row, within 0.5-5; the range holds 80 % of the time (benchmarks/ratings.md).
    """
    bounds = bundle.rating_model.predict(*_rated(profile, bundle), np.array(rows, np.int64))
    return [Expected(*(round(float(value), 2) for value in values)) for values in zip(*bounds, strict=True)]


def listed_first(profile: Profile, bundle: Bundle) -> FloatArray | None:
    """How much further up the ranking model lists every item for somebody than for a stranger.

    Returns
    -------
    Log odds, shape (n_items,); None for who has rated nothing. What everybody likes is left out: other parts
    of a score know of it, and it would drown what was asked for.
    """
    rows, stars = _rated(profile, bundle)
    model = bundle.rating_model
    return model.order(rows, stars) - model.strangers_order if len(rows) else None


def _rated(profile: Profile, bundle: Bundle) -> tuple[IntArray, FloatArray]:
    """Rows and stars of what somebody rated; films unknown to the catalogue are left out."""
    known = [rating for rating in profile.ratings if rating.item_id in bundle.catalog]
    rows = [bundle.catalog.row_of(rating.item_id) for rating in known]
    return np.array(rows, np.int64), np.array([rating.stars for rating in known], np.float32)
