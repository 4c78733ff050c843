"""Implicit ALS: factors that tell what somebody chose from what they did not (Hu, Koren & Volinsky 2008)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from recommender.models.gibbs import blocks
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
    def fit(cls, chosen: FloatArray, seed: int, config: IalsConfig | None = None) -> Ials:
        """Alternate between users and items; ``chosen`` is (n_users, n_items), 0 or 1."""
        config = config or IalsConfig()
        random = np.random.default_rng(seed)
        items = 0.1 * random.standard_normal((chosen.shape[1], config.factors)).astype(np.float32)
        columns = chosen.T
        for _ in range(config.rounds):
            items = ridge_step(columns, ridge_step(chosen, items, config), config)
        return cls(items, config)

    def scores(self, profiles: FloatArray) -> FloatArray:
        """Fold profiles (n, n_items) in and score every item; shape (n, n_items)."""
        return ridge_step(profiles, self.items, self.config) @ self.items.T


def ridge_step(chosen: FloatArray, others: FloatArray, config: IalsConfig) -> FloatArray:
    """Solve each row's factors given the other side's; shape (n, factors)."""
    held = torch.from_numpy(others)
    rows, columns = np.nonzero(chosen)
    met_at = torch.from_numpy(columns)
    shared = held.T @ held + config.ridge * torch.eye(config.factors)
    solved = torch.zeros(len(chosen), config.factors)
    for part in blocks(rows, len(chosen)):
        there = (part.positions >= 0)[..., None]
        met = torch.where(there, held[met_at[part.positions.clamp(min=0)]], 0.0)  # (b, longest, factors)
        system = shared + config.confidence * met.transpose(1, 2) @ met
        pull = (1 + config.confidence) * met.sum(1)
        solved[part.rows] = torch.linalg.solve(system, pull)
    return solved.numpy()
