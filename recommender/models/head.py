"""The head that orders items: signals and the length of a profile in, a score out; linear and hidden."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.types import FloatArray, IntArray

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

    def scores(self, signals: FloatArray, known: IntArray) -> FloatArray:
        """Score items: signals (n, n_items, n_signals), known (n,) ratings of each profile → (n, n_items)."""
        scaled = (signals - self.centre) / self.scale
        length = (np.log1p(known) / KNOWN_SCALE).astype(np.float32)
        hidden = scaled @ self.inner[:-1]
        hidden += (length[:, None] * self.inner[-1] + self.inner_bias)[:, None]
        scores = scaled @ self.linear + np.maximum(hidden, 0, out=hidden) @ self.outer
        return np.asarray(scores, np.float32)
