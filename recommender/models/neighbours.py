"""Nearest neighbours: items by who liked them together, users by what they both rated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from recommender.models.liking import Matrix
from recommender.types import FloatArray

SHRINKAGE = 5.0
SHARPNESS = 2.0


@dataclass(frozen=True, eq=False)
class ItemNeighbours:
    """Liked items, each column divided by its shrunk length; and turned, items by users."""

    columns: Matrix
    turned: Matrix

    @classmethod
    def fit(cls, liked: Matrix) -> ItemNeighbours:
        """Scale each item's column, so that products of two are cosines drawn towards 0."""
        columns = csr_array(liked * (1 / np.sqrt(liked.sum(axis=0) + SHRINKAGE)).astype(np.float32))
        return cls(columns, csr_array(columns.T))

    def scores(self, profiles: Matrix) -> FloatArray:
        """Sum of the cosines of each item with the profile's; shape (n, n_items)."""
        return np.asarray(((profiles @ self.turned) @ self.columns).toarray(), np.float32)


@dataclass(frozen=True, eq=False)
class UserNeighbours:
    """Every user: what they say of items (items by users), its length, what they liked (users by items)."""

    said: Matrix
    lengths: FloatArray
    liked: Matrix

    @classmethod
    def fit(cls, said: Matrix, liked: Matrix) -> UserNeighbours:
        """Keep everybody."""
        lengths = np.sqrt((said * said).sum(axis=1) + SHRINKAGE).astype(np.float32)
        shares = (1 / np.sqrt(liked.sum(axis=1) + SHRINKAGE)).astype(np.float32)
        return cls(csr_array(said.T), lengths, csr_array(liked * shares[:, None]))

    def scores(self, profiles: Matrix) -> FloatArray:
        """What people who say alike liked; shape (n, n_items)."""
        alike = np.maximum((profiles @ self.said).toarray() / self.lengths, 0) ** SHARPNESS
        alike /= np.maximum(alike.sum(axis=1, keepdims=True), 1e-6)
        return np.asarray(alike @ self.liked, np.float32)
