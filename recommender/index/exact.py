"""Exact search: one matrix product. The best choice for small or strongly filtered sets, and the truth HNSW
is held against."""

from __future__ import annotations

import numpy as np

from recommender.types import BoolArray, FloatArray, IntArray
from recommender.vectors import MANY, UnitCodes


class ExactIndex:
    """All cosines, then the best k.

    Parameters
    ----------
    vectors : shape (n, dim), rows of length 1
    """

    def __init__(self, vectors: FloatArray | UnitCodes) -> None:
        self._vectors = vectors

    def __len__(self) -> int:
        """How many rows it holds."""
        return len(self._vectors)

    def search(
        self, query: FloatArray, k: int, allowed: BoolArray | None = None
    ) -> tuple[IntArray, FloatArray]:
        """Find the nearest rows; see `Index`."""
        if allowed is None:
            cosines = self._vectors @ query
            best = top(cosines, k)
            return best, cosines[best]
        rows = np.flatnonzero(allowed)
        cosines = self._of(rows, query)
        best = top(cosines, k)
        return rows[best], cosines[best]

    def _of(self, rows: IntArray, query: FloatArray) -> FloatArray:
        if isinstance(self._vectors, UnitCodes):
            return self._vectors.cosines(query, rows)
        return self._vectors[rows] @ query if len(rows) < MANY * len(self) else (self._vectors @ query)[rows]


def top(scores: FloatArray, k: int) -> IntArray:
    """Positions of the k largest scores, best first, equal ones by position; all of them when k exceeds their
    number."""
    k = min(k, len(scores))
    if k <= 0:
        return np.zeros(0, np.int64)
    # Everything that ties with the k-th stays in, so that the order never depends on how the partition fell.
    threshold = np.partition(scores, len(scores) - k)[len(scores) - k]
    contenders = np.flatnonzero(scores >= threshold)
    order = np.argsort(-scores[contenders], kind="stable")
    return np.asarray(contenders[order[:k]], np.int64)
