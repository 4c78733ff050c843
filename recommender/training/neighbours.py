"""Nearest neighbours among items: by who liked both."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from recommender.sparse_rows import SparseRows
from recommender.training.liking import Matrix
from recommender.training.links import strongest
from recommender.types import FloatArray, IntArray

SHRINKAGE = 5.0


def neighbours(liked: Matrix) -> SparseRows:
    """Cosines of items' columns, drawn towards 0 where few liked them; an item is no neighbour of itself."""
    lengths = (1 / np.sqrt(liked.sum(axis=0) + SHRINKAGE)).astype(np.float32)
    columns = csr_array(liked * lengths)
    turned = csr_array(columns.T)

    def rows_of(rows: IntArray) -> FloatArray:
        cosines = np.asarray((turned[rows] @ columns).toarray(), np.float32)
        cosines[np.arange(len(rows)), rows] = 0
        return cosines

    return strongest(rows_of, np.flatnonzero(liked.sum(axis=0)), liked.shape[1])
