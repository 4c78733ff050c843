"""Implicit ALS: factors that tell what somebody chose from what they did not (Hu, Koren & Volinsky 2008)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommender.types import FloatArray, IntArray


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

    @cached_property
    def shared(self) -> FloatArray:
        """What everybody's system has: products of factors, and the ridge; (factors, factors)."""
        ridge = self.config.ridge * np.eye(self.items.shape[1], dtype=np.float32)
        return np.asarray(self.items.T @ self.items + ridge, np.float32)

    def fold_in(self, chosen: IntArray) -> FloatArray:
        """Solve the factors of somebody who chose some items; shape (factors,)."""
        met = self.items[chosen]
        system = self.shared + self.config.confidence * met.T @ met
        return np.asarray(np.linalg.solve(system, (1 + self.config.confidence) * met.sum(axis=0)), np.float32)

    def scores(self, chosen: IntArray) -> FloatArray:
        """How well every item goes with some that were chosen; shape (n_items,)."""
        return self.items @ self.fold_in(chosen)
