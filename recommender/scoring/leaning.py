"""What a quiz found of somebody's genres, as a score of every film."""

from __future__ import annotations

import numpy as np

from recommender.bundle import Bundle
from recommender.quiz.shares import genre_fit
from recommender.scoring.query import Query
from recommender.types import FloatArray


def leaning_scores(query: Query, bundle: Bundle) -> FloatArray | None:
    """Tell how much each film is of the genres that the asker's quiz found; None without a quiz that counts.

    Returns
    -------
    float32, shape (n_items,): how well its genres fit, 1 at best; less the more ratings outweigh the quiz;
    NaN where no genre is known.
    """
    leanings, trust = query.request.profile.leanings, query.taste.quiz_trust
    if leanings is None or not trust:
        return None
    shares = np.array([leanings.genres.get(genre, 0.0) for genre in bundle.catalog.genres], np.float32)
    if not shares.any():
        return None
    return np.asarray(trust * genre_fit(bundle.catalog.genre_matrix, shares), np.float32)
