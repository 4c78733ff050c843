"""How well known a film is, and how good its raters find it, before anybody asks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.notes import Note
from recommender.types import FloatArray, IntArray

OVERALL_STARS = 3.5
QUALITY_PRIOR = 8.0
"""A film's mean is pulled to `OVERALL_STARS` by this many ratings' worth."""
LEVELS = (0.22, 0.38, 0.52, 0.66, 0.8)
"""Fame of a note's five steps, on the scale of ratings: the mean of films of 1990-2012 whose note says 1, 2
... 5."""
UNKNOWN_FAME = 0.12
NEW_FROM = 2012
"""From here on MovieLens' small editions have had ever less time to rate a film; by 2018 their counts say
nothing."""
SILENT_FROM = 2018


def fame_prior(counts: IntArray, years: FloatArray, item_ids: IntArray, notes: Sequence[Note]) -> FloatArray:
    """Combine rating counts and the notes' own judgement into fame, 0-1.

    Parameters
    ----------
    counts : ratings of each item over all editions, shape (n,)
    years : float, NaN where unknown

    Returns
    -------
    float32, shape (n,): half each where both speak; the note alone the newer the film; `UNKNOWN_FAME` where
    neither does."""
    rated = np.log1p(counts) / max(np.log1p(counts.max(initial=0)), 1.0)
    noted = np.full(len(item_ids), np.nan)
    for note in notes:
        row = int(np.searchsorted(item_ids, note.item_id))
        if note.fame is not None and row < len(item_ids) and item_ids[row] == note.item_id:
            noted[row] = LEVELS[note.fame - 1]
    trust = 0.5 * np.clip((SILENT_FROM - np.nan_to_num(years, nan=1990)) / (SILENT_FROM - NEW_FROM), 0, 1)
    trust = np.where(counts > 0, trust, 0)
    both = trust * rated + (1 - trust) * noted
    alone = np.where(counts > 0, np.maximum(rated, UNKNOWN_FAME), UNKNOWN_FAME)
    return np.where(np.isnan(noted), alone, both).astype(np.float32)


def quality_prior(counts: IntArray, means: FloatArray) -> FloatArray:
    """Shrunk mean stars minus `OVERALL_STARS`; NaN for items nobody rated.

    Parameters
    ----------
    counts, means : ratings of each item and their mean (NaN without any), shape (n,)
    """
    total = np.nan_to_num(means) * counts + QUALITY_PRIOR * OVERALL_STARS
    return np.where(counts > 0, total / (counts + QUALITY_PRIOR) - OVERALL_STARS, np.nan).astype(np.float32)
