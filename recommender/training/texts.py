"""What films' texts are about, in few columns: their leading directions."""

from __future__ import annotations

import numpy as np

from recommender.types import FloatArray

WIDTH = 48


def text_columns(vectors: FloatArray, width: int = WIDTH) -> FloatArray:
    """Narrow text vectors to their leading directions.

    Parameters
    ----------
    vectors : (n_items, dim), zeros for a film without text

    Returns
    -------
    float32, shape (n_items, at most width), of mean length 1 among films with text; zeros for the others.
    """
    told = vectors.any(axis=1)
    columns = np.zeros((len(vectors), min(width, vectors.shape[1])), np.float32)
    if told.any():
        centred = vectors[told] - vectors[told].mean(axis=0)
        _, directions = np.linalg.eigh(centred.T @ centred)
        found = centred @ directions[:, ::-1][:, : columns.shape[1]]
        columns[told] = found / max(float(np.sqrt((found**2).sum(axis=1).mean())), 1e-6)
    return columns
