"""EASE: items predict items, by a ridge regression that may not use an item for itself.

Steck 2019. With fewer users than items the inverse is taken over users (Woodbury): no item × item matrix.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.sparse_rows import SparseRows
from recommender.training.liking import Matrix
from recommender.training.links import strongest
from recommender.types import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Ease:
    """``chosen`` and ``solved`` = (chosen chosenᵀ + ridge)⁻¹ chosen, both (n_users, n_items)."""

    chosen: FloatArray
    solved: FloatArray
    own: FloatArray

    @classmethod
    def fit(cls, chosen: Matrix, ridge: float) -> Ease:
        """Solve the regression on a matrix of users by items."""
        dense = chosen.toarray()
        gram = dense @ dense.T
        gram[np.diag_indices_from(gram)] += ridge
        solved = np.linalg.solve(gram, dense).astype(np.float32)
        own = 1 - np.einsum("ui,ui->i", dense, solved)
        return cls(dense, solved, np.maximum(own, 1e-3).astype(np.float32))

    def scores(self, profiles: Matrix) -> FloatArray:
        """How much profiles (n, n_items) speak for each item that is not in them; shape (n, n_items)."""
        return np.asarray(((profiles @ self.chosen.T) @ self.solved) / self.own, np.float32)

    def links(self) -> SparseRows:
        """The weights that matter most: what each item (row) says of others."""

        def rows_of(rows: IntArray) -> FloatArray:
            weights = (self.chosen[:, rows].T @ self.solved) / self.own
            weights[np.arange(len(rows)), rows] = 0
            return weights

        return strongest(rows_of, np.flatnonzero(self.chosen.any(axis=0)), self.chosen.shape[1])
