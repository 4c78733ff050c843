"""Matrices of who rated and who liked what, for models of order."""

from __future__ import annotations

import numpy as np

from recommender.models.rating_table import RatingTable
from recommender.types import FloatArray

LIKED = 4.0
"""Stars from which on somebody liked an item."""
NEUTRAL = 3.0


def rated_matrix(table: RatingTable) -> FloatArray:
    """1 where a user rated an item; shape (n_users, n_items)."""
    return _spread(table, np.ones(len(table), np.float32))


def liked_matrix(table: RatingTable) -> FloatArray:
    """1 where a user liked an item; shape (n_users, n_items)."""
    return _spread(table, (table.stars >= LIKED).astype(np.float32))


def valued_matrix(table: RatingTable) -> FloatArray:
    """Stars from neutral, -1.25 to 1: what was disliked counts against; shape (n_users, n_items)."""
    return _spread(table, np.asarray((table.stars - NEUTRAL) / 2, np.float32))


def _spread(table: RatingTable, values: FloatArray) -> FloatArray:
    matrix = np.zeros((table.n_users, table.n_items), np.float32)
    matrix[table.user_rows, table.item_rows] = values
    return matrix
