"""What texts tell of films that nobody rated, or whose source names no genres.

Each film is told of by a model that never saw it: the films are dealt into folds, and each fold is told of by
what the others taught.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from recommender.models.text.ridge import Ridge
from recommender.types import FloatArray, IntArray
from recommender.vectors import VectorKind

KINDS = ("note", "asked", "extract", "facts")
"""Texts that tell of quality, side by side."""
FOLDS = 5
SEED = 20250101
HALF_TRUSTED = 5.0
"""Ratings after which a film's mean counts half."""


def film_vectors(kinds: Mapping[str, VectorKind], n_items: int) -> FloatArray:
    """Everything said of each film, kind beside kind, zeros where one is silent; (n_items, dim · kinds)."""
    return np.hstack([kinds[name].mean_by_item(n_items) for name in KINDS if name in kinds])


def told_quality(vectors: FloatArray, counts: IntArray, means: FloatArray) -> FloatArray:
    """Tell the mean stars of every film from its texts.

    Parameters
    ----------
    counts, means : ratings of each film, shape (n_items,)

    Returns
    -------
    float32, shape (n_items,), stars; NaN where nobody rated any film.
    """
    fold = np.random.default_rng(SEED).integers(FOLDS, size=len(counts))
    told = np.full(len(counts), np.nan, np.float32)
    trust = (counts / (counts + HALF_TRUSTED)).astype(np.float32)
    for held in range(FOLDS):
        rows = np.flatnonzero((counts > 0) & (fold != held))
        if len(rows):
            ridge = Ridge.fit(vectors[rows], np.nan_to_num(means[rows]), trust[rows])
            told[fold == held] = ridge.predict(vectors[fold == held])
    return told
