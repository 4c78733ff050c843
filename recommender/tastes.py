"""People of like mind: the fifth seed system's step, a request and a profile together.

Each of MovieLens' people is a centroid of the films they liked, in the space of texts. The fifty nearest to
what is asked and to what is known of the asker vote for films through their factors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from recommender.index import top
from recommender.types import FloatArray
from recommender.vectors import dequantise, quantise

NEIGHBOURS = 50


@dataclass(frozen=True, eq=False)
class Tastes:
    """Centroids, float32 (n_users, dim), unit rows; factors of users (n_users, k) and of items (n_items,
    k)."""

    centroids: FloatArray
    user_factors: FloatArray
    item_factors: FloatArray

    def votes(self, query: FloatArray, *, neighbours: int = NEIGHBOURS) -> FloatArray:
        """How much the people nearest to a query vector like each item.

        Returns
        -------
        float32, shape (n_items,), about 0-1 (the estimated share of them who like it).
        """
        cosines = self.centroids @ query
        nearest = top(cosines, neighbours)
        weights = np.exp(8 * (cosines[nearest] - cosines[nearest].max(initial=0.0)))
        mean = (weights[:, None] * self.user_factors[nearest]).sum(0) / max(float(weights.sum()), 1e-9)
        return np.asarray(self.item_factors @ mean, np.float32)

    @cached_property
    def _of_all(self) -> FloatArray:
        """What all items together say of factors, shape (k, k); of no person in particular."""
        return np.asarray(self.item_factors.T @ self.item_factors, np.float32)

    def fold_in(
        self, liked_rows: list[int], *, regularisation: float = 8.0, confidence: float = 8.0
    ) -> FloatArray:
        """Factors of a new person from the items they liked, by the same ridge step that trained the others;
        shape (k,)."""
        held = self.item_factors[liked_rows]
        k = self.item_factors.shape[1]
        shared = self._of_all + regularisation * np.eye(k, dtype=np.float32)
        solved = np.linalg.solve(shared + confidence * held.T @ held, (1 + confidence) * held.sum(0))
        return np.asarray(solved, np.float32)

    def save(self, path: Path) -> None:
        """Write as npz, in half precision (the votes move by less than 0.001)."""
        np.savez_compressed(
            path,
            centroids=quantise(self.centroids),
            user_factors=self.user_factors.astype(np.float16),
            item_factors=self.item_factors.astype(np.float16),
        )

    @classmethod
    def load(cls, path: Path) -> Tastes:
        """Read what `save` wrote."""
        with np.load(path) as stored:
            factors = (stored[name].astype(np.float32) for name in ("user_factors", "item_factors"))
            return cls(dequantise(stored["centroids"]), *factors)
