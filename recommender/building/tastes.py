"""What is learned of MovieLens' people: factors of users and items, and where each person's taste lies among
the texts.

Implicit-feedback ALS (Hu, Koren and Volinsky 2008) on likes. The bundle holds the factors and the centroids,
never a rating row."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse

from recommender.tastes import Tastes
from recommender.types import FloatArray

FACTORS = 48
CONFIDENCE = 8.0
REGULARISATION = 8.0
SWEEPS = 12


def learn_tastes(liked: sparse.csr_matrix, item_vectors: FloatArray, *, seed: int) -> Tastes:
    """Learn factors and centroids.

    Parameters
    ----------
    liked : shape (n_users, n_items), ones
    item_vectors : float32, shape (n_items, dim), unit rows (zeros for items without text)
    """
    users, items = _als(liked, np.random.default_rng(seed))
    centroids = liked @ item_vectors
    lengths = np.linalg.norm(centroids, axis=1, keepdims=True)
    centroids = np.divide(centroids, lengths, out=np.zeros_like(centroids), where=lengths > 0)
    return Tastes(centroids.astype(np.float32), users, items)


def _als(liked: sparse.csr_matrix, random: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    n_users, n_items = liked.shape
    users = random.normal(0, 0.1, (n_users, FACTORS)).astype(np.float32)
    items = random.normal(0, 0.1, (n_items, FACTORS)).astype(np.float32)
    by_item = liked.T.tocsr()
    for _ in range(SWEEPS):
        users = _solve(liked, items)
        items = _solve(by_item, users)
    return _solve(liked, items), items


def _solve(interactions: sparse.csr_matrix, other: FloatArray) -> FloatArray:
    """One half-sweep: the ridge solution of every row given the other side's factors."""
    shared = other.T @ other + REGULARISATION * np.eye(FACTORS, dtype=np.float32)
    solved = np.zeros((interactions.shape[0], FACTORS), np.float32)
    for row in range(interactions.shape[0]):
        held = other[interactions.indices[interactions.indptr[row] : interactions.indptr[row + 1]]]
        if len(held):
            solved[row] = np.linalg.solve(shared + CONFIDENCE * held.T @ held, (1 + CONFIDENCE) * held.sum(0))
    return solved
