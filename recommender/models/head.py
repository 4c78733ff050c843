"""The head that orders items: signals and the length of a profile in, a score out; linear and hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommender.types import FloatArray

KNOWN_SCALE = 3.0


@dataclass(frozen=True, eq=False)
class Head:
    """Weights as trained (`recommender.training.heads`).

    Attributes
    ----------
    centre, scale : (n_signals,), what signals are shifted and divided by
    linear : (n_signals,)
    inner, inner_bias : (n_signals + 1, hidden) and (hidden,); the last input is the length of the profile
    outer : (hidden,)
    """

    centre: FloatArray
    scale: FloatArray
    linear: FloatArray
    inner: FloatArray
    inner_bias: FloatArray
    outer: FloatArray

    @classmethod
    def of_one(cls, n_signals: int, place: int) -> Head:
        """Order by one signal alone."""
        linear = np.zeros(n_signals, np.float32)
        linear[place] = 1
        zeros, ones = np.zeros(n_signals, np.float32), np.ones(n_signals, np.float32)
        nothing = np.zeros(1, np.float32)
        return cls(zeros, ones, linear, np.zeros((n_signals + 1, 1), np.float32), nothing, nothing)

    def scores(self, signals: FloatArray, known: int) -> FloatArray:
        """Score items: signals (n_items, n_signals), known ratings in the profile → (n_items,)."""
        scaled = (signals - self.centre) / self.scale
        length = np.float32(np.log1p(known) / KNOWN_SCALE)
        hidden = scaled @ self.inner[:-1]
        hidden += length * self.inner[-1] + self.inner_bias
        return np.asarray(scaled @ self.linear + np.maximum(hidden, 0, out=hidden) @ self.outer, np.float32)

    @classmethod
    def mean_of(cls, heads: Sequence[Head]) -> Head:
        """One head that scores as the mean of several with one centre and scale."""
        return cls(
            heads[0].centre,
            heads[0].scale,
            np.mean([head.linear for head in heads], axis=0, dtype=np.float32),
            np.concatenate([head.inner for head in heads], axis=1),
            np.concatenate([head.inner_bias for head in heads]),
            np.concatenate([head.outer / np.float32(len(heads)) for head in heads]),
        )
