"""Nearest neighbours: items by who liked them together, users by what they both rated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.types import FloatArray

SHRINKAGE = 5.0
SHARPNESS = 2.0


@dataclass(frozen=True, eq=False)
class ItemNeighbours:
    """Liked items (n_users, n_items), each column divided by its shrunk length."""

    columns: FloatArray

    @classmethod
    def fit(cls, liked: FloatArray) -> ItemNeighbours:
        """Scale each item's column, so that products of two are cosines drawn towards 0."""
        return cls(np.asarray(liked / np.sqrt(liked.sum(axis=0) + SHRINKAGE), np.float32))

    def scores(self, profiles: FloatArray) -> FloatArray:
        """Sum of the cosines of each item with the profile's; shape (n, n_items)."""
        return np.asarray((profiles @ self.columns.T) @ self.columns, np.float32)


@dataclass(frozen=True, eq=False)
class UserNeighbours:
    """Stars from neutral of every user (n_users, n_items), their lengths, and what they liked."""

    valued: FloatArray
    lengths: FloatArray
    liked: FloatArray

    @classmethod
    def fit(cls, valued: FloatArray, liked: FloatArray) -> UserNeighbours:
        """Keep everybody."""
        lengths = np.sqrt((valued**2).sum(axis=1) + SHRINKAGE)
        return cls(
            valued, lengths.astype(np.float32), liked / np.sqrt(liked.sum(axis=1, keepdims=True) + SHRINKAGE)
        )

    def scores(self, profiles: FloatArray) -> FloatArray:
        """What people of like stars liked; shape (n, n_items)."""
        alike = np.maximum(profiles @ self.valued.T / self.lengths, 0) ** SHARPNESS
        votes = alike @ self.liked / np.maximum(alike.sum(axis=1, keepdims=True), 1e-6)
        return np.asarray(votes, np.float32)
