"""Vectors like real ones, as many as wanted: real ones with noise."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.bundle import Bundle
from recommender.types import FloatArray
from recommender.vectors import dequantise, quantise

NOISE = 0.03
"""Of each of 384 dimensions: a vector moves to a cosine of about 0.86."""
AT_ONCE = 50_000


def grown_codes(bundle: Bundle, count: int, *, seed: int = 1) -> NDArray[np.int8]:
    """Make vectors of all kinds of text, in bytes, shape (count, dim)."""
    real = np.concatenate([np.asarray(kind.codes) for kind in bundle.kinds.values()])
    random = np.random.default_rng(seed)
    codes = np.empty((count, real.shape[1]), np.int8)
    for start in range(0, count, AT_ONCE):
        picked = dequantise(real[random.integers(0, len(real), min(AT_ONCE, count - start))])
        codes[start : start + len(picked)] = quantise(moved(picked, NOISE, random))
    return codes


def moved(vectors: FloatArray, noise: float, random: np.random.Generator) -> FloatArray:
    """Add noise to unit rows, and bring them back to length 1."""
    noisy = vectors + random.normal(0, noise, vectors.shape).astype(np.float32)
    return noisy / np.linalg.norm(noisy, axis=1, keepdims=True)
