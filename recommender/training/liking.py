"""Matrices of who rated and who liked what, sparse, for models of order."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from recommender.models.person import LIKED
from recommender.models.rating_table import RatingTable
from recommender.types import FloatArray

Matrix = csr_array[np.float32]
"""Users by items, float32."""


def rated_matrix(table: RatingTable) -> Matrix:
    """1 where a user rated an item."""
    return _spread(table, np.ones(len(table), np.float32))


def liked_matrix(table: RatingTable) -> Matrix:
    """1 where a user liked an item."""
    return _spread(table, (table.stars >= LIKED).astype(np.float32))


def _spread(table: RatingTable, values: FloatArray) -> Matrix:
    told = values != 0
    places = (table.user_rows[told], table.item_rows[told])
    return csr_array((values[told], places), shape=(table.n_users, table.n_items))
