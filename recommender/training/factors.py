"""Training of implicit ALS: in turns users given items and items given users."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from recommender.models.blocks import blocks
from recommender.models.ials import Ials, IalsConfig
from recommender.training.liking import Matrix
from recommender.types import FloatArray


def fit_ials(chosen: Matrix, seed: int, config: IalsConfig | None = None) -> Ials:
    """Alternate between users and items; ``chosen`` is (n_users, n_items), 0 or 1."""
    config = config or IalsConfig()
    random = np.random.default_rng(seed)
    items = 0.1 * random.standard_normal((chosen.shape[1], config.factors)).astype(np.float32)
    columns = csr_array(chosen.T)
    for _ in range(config.rounds):
        items = ridge_step(columns, ridge_step(chosen, items, config), config)
    return Ials(items, config)


def ridge_step(chosen: Matrix, others: FloatArray, config: IalsConfig) -> FloatArray:
    """Solve each row's factors given the other side's; shape (n, factors)."""
    rows, columns = chosen.nonzero()
    shared = others.T @ others + config.ridge * np.eye(config.factors, dtype=np.float32)
    solved = np.zeros((chosen.shape[0], config.factors), np.float32)
    for part in blocks(rows.astype(np.int64), chosen.shape[0]):
        there = (part.positions >= 0)[..., None]
        met = np.where(there, others[columns[part.positions]], np.float32(0))  # (b, longest, factors)
        system = shared + config.confidence * met.transpose(0, 2, 1) @ met
        pull = (1 + config.confidence) * met.sum(axis=1)
        solved[part.rows] = np.linalg.solve(system, pull[..., None])[..., 0]
    return solved
