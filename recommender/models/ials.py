"""Implicit ALS: factors that tell what somebody chose from what they did not (Hu, Koren & Volinsky 2008)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from recommender.models.blocks import blocks
from recommender.models.liking import Matrix
from recommender.types import FloatArray


@dataclass(frozen=True, slots=True)
class IalsConfig:
    """Size, rounds, ridge, and how much more a choice weighs than no choice."""

    factors: int = 32
    rounds: int = 6
    ridge: float = 30.0
    confidence: float = 5.0


@dataclass(frozen=True, eq=False)
class Ials:
    """Factors of the items (n_items, factors)."""

    items: FloatArray
    config: IalsConfig

    @classmethod
    def fit(cls, chosen: Matrix, seed: int, config: IalsConfig | None = None) -> Ials:
        """Alternate between users and items; ``chosen`` is (n_users, n_items), 0 or 1."""
        config = config or IalsConfig()
        random = np.random.default_rng(seed)
        items = 0.1 * random.standard_normal((chosen.shape[1], config.factors)).astype(np.float32)
        columns = csr_array(chosen.T)
        for _ in range(config.rounds):
            items = ridge_step(columns, ridge_step(chosen, items, config), config)
        return cls(items, config)

    def scores(self, profiles: Matrix) -> FloatArray:
        """Fold profiles (n, n_items) in and score every item; shape (n, n_items)."""
        return ridge_step(profiles, self.items, self.config) @ self.items.T


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
