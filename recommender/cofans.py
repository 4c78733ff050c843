"""Films with the same fans, as the bundle keeps them: each film's strongest neighbours by ratings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sparse

from recommender.types import FloatArray


class Cofans:
    """Neighbours by ratings.

    Parameters
    ----------
    strength : CSR, shape (n_items, n_items); row = seed, column = neighbour, value > 0, at most a hundred a
    row"""

    def __init__(self, strength: sparse.csr_matrix) -> None:
        self._strength = strength

    @classmethod
    def of(cls, strength: sparse.csr_matrix) -> Cofans:
        """Take a matrix and put its entries in order."""
        strength.sort_indices()
        return cls(strength)

    def scores(self, seed_rows: Sequence[int]) -> FloatArray:
        """How strongly all seeds together point at each item; square root of the sum over the largest, so
        0-1.

        Returns
        -------
        float32, shape (n_items,); zeros where nobody links them. The root brings the tail of neighbours
        within reach of the first."""
        total = np.asarray(self._strength[list(seed_rows)].sum(axis=0), np.float32).ravel()
        total[list(seed_rows)] = 0
        largest = float(total.max(initial=0.0))
        return np.sqrt(total / largest, dtype=np.float32) if largest > 0 else total

    def between(self, row: int, other: int) -> float:
        """Strength of one pair, the mean of both directions; 0 where unlinked."""
        return float(self._strength[row, other] + self._strength[other, row]) / 2

    def save(self, path: Path) -> None:
        """Write as npz."""
        np.savez_compressed(
            path,
            data=self._strength.data.astype(np.float16),
            indices=self._strength.indices.astype(np.int16 if self._strength.shape[0] < 2**15 else np.int32),
            indptr=self._strength.indptr.astype(np.int32),
            n_items=np.array(self._strength.shape[0]),
        )

    @classmethod
    def load(cls, path: Path) -> Cofans:
        """Read what `save` wrote."""
        with np.load(path) as stored:
            n_items = int(stored["n_items"])
            parts = (stored["data"].astype(np.float32), stored["indices"].astype(np.int32), stored["indptr"])
            return cls(sparse.csr_matrix(parts, shape=(n_items, n_items)))
