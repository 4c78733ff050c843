"""A number out of a text's vector, by ridge regression: how good a film is, how many stars a review gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.types import FloatArray

RIDGE = 3.0


@dataclass(frozen=True, eq=False)
class Ridge:
    """``weights``, shape (dim,), pull from ``centre``."""

    weights: FloatArray
    centre: float

    @classmethod
    def fit(
        cls, vectors: FloatArray, values: FloatArray, trust: FloatArray | None = None, ridge: float = RIDGE
    ) -> Ridge:
        """Solve the regression.

        Parameters
        ----------
        vectors : shape (n, dim)
        values : shape (n,)
        trust : weight of each row, shape (n,); all 1 if left out
        """
        trust = np.ones(len(values), np.float32) if trust is None else trust
        centre = float(np.average(values, weights=trust))
        weighted = vectors * trust[:, None]
        system = weighted.T @ vectors + ridge * np.eye(vectors.shape[1], dtype=np.float32)
        return cls(np.linalg.solve(system, weighted.T @ (values - centre)).astype(np.float32), centre)

    def predict(self, vectors: FloatArray) -> FloatArray:
        """Values of other vectors, shape (n, dim) → (n,)."""
        return np.asarray(vectors @ self.weights + np.float32(self.centre), np.float32)
