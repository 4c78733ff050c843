"""The stars a person would give a film, with a range: the film's shrunk mean, the person's kindness, and
likeness of taste.

Deviations of the person's own ratings from what is usual for those films carry over to films like them
(Gaussian-process style kernel regression over text and co-fans). The range is the measured spread, wider for
films nobody has rated."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.bundle import Bundle
from recommender.types import Expected, Profile

OVERALL = 3.5
KINDNESS_PRIOR = 4.0
NEIGHBOUR_PRIOR = 3.0
Z80 = 1.2816
SPREAD_RATED, SPREAD_UNRATED = 0.88, 1.02


def expected_stars(profile: Profile, rows: Sequence[int], bundle: Bundle) -> list[Expected]:
    """Predict stars for items.

    Returns
    -------
    One `Expected` a row, within 0.5-5; the range is meant to hold 80 % of the time.
    """
    usual = OVERALL + np.nan_to_num(bundle.quality)
    known = [
        (bundle.catalog.row_of(r.item_id), r.stars) for r in profile.ratings if r.item_id in bundle.catalog
    ]
    rated = np.array([row for row, _ in known], np.int64)
    deviations = np.array([stars - usual[row] for row, stars in known], np.float32)
    kindness = float(deviations.sum() / (len(known) + KINDNESS_PRIOR))
    predicted = usual[list(rows)] + kindness
    if len(known):
        closeness = np.clip((bundle.item_vectors.between(list(rows), rated) - 0.3) / 0.5, 0, 1)
        rest = deviations - kindness
        predicted = predicted + closeness @ rest / (closeness.sum(axis=1) + NEIGHBOUR_PRIOR)
    unrated = bundle.catalog.rating_count[list(rows)] == 0
    spread = Z80 * np.where(unrated, SPREAD_UNRATED, SPREAD_RATED)
    return [_within(float(stars), float(half)) for stars, half in zip(predicted, spread, strict=True)]


def _within(stars: float, half: float) -> Expected:
    bounded = [round(float(np.clip(value, 0.5, 5.0)), 2) for value in (stars, stars - half, stars + half)]
    return Expected(*bounded)
