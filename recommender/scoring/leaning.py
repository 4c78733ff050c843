"""What a quiz found of somebody's genres, as a score of every film."""

from __future__ import annotations

import numpy as np

from recommender.bundle import Bundle
from recommender.scoring.query import Query
from recommender.types import FloatArray


def leaning_scores(query: Query, bundle: Bundle) -> FloatArray | None:
    """Tell how much each film is of the genres that the asker's quiz found; None without a quiz that counts.

    Returns
    -------
    float32, shape (n_items,): the mean share of a film's genres, 1 for the largest share; less the more
    ratings outweigh the quiz; NaN where no genre is known.
    """
    leanings, trust = query.request.profile.leanings, query.taste.quiz_trust
    if leanings is None or not trust:
        return None
    shares = np.array([leanings.genres.get(genre, 0.0) for genre in bundle.catalog.genres], np.float32)
    if not shares.any():
        return None
    counts = bundle.catalog.genre_matrix.sum(axis=1, dtype=np.float32)
    summed = bundle.catalog.genre_matrix @ (trust * shares / shares.max())
    return np.divide(summed, counts, out=np.full(len(counts), np.nan, np.float32), where=counts > 0)
