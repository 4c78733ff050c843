"""What every encoder promises: texts in, unit vectors out, the same whether alone or in a batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from recommender.types import FloatArray


class Encoder(Protocol):
    """A sentence encoder.

    Attributes
    ----------
    name : what the bundle's manifest records, so that vectors of two encoders are never mixed
    dim : length of a vector
    """

    name: str
    dim: int

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Encode texts to float32, shape (len(texts), dim), each of length 1 (an empty list gives shape (0,
        dim))."""
        ...


def normalised(vectors: FloatArray) -> FloatArray:
    """Scale each row to length 1; a row of zeros stays zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)


def in_batches(order: Sequence[int], size: int) -> list[Sequence[int]]:
    """Cut an order of indices into batches of at most ``size``."""
    return [order[start : start + size] for start in range(0, len(order), size)]
