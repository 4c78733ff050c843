"""Vectors as the bundle keeps them: one byte a dimension and a scale a row, several rows to an item, read
without copying.

Rounding to 127 steps of a row's largest component moves a cosine by about 0.002; `benchmarks/` prints what
that costs (nothing)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.types import FloatArray, IntArray

STEPS = 127


@dataclass(frozen=True, eq=False)
class VectorKind:
    """All vectors of one kind of text.

    Attributes
    ----------
    name : facts, extract, note or asked
    codes : int8, shape (n, dim)
    owners : int64, shape (n,); the item_row each vector belongs to, ascending
    """

    name: str
    codes: NDArray[np.int8]
    owners: IntArray

    @cached_property
    def vectors(self) -> FloatArray:
        """The unit vectors, float32, shape (n, dim)."""
        return dequantise(self.codes)

    @cached_property
    def starts(self) -> IntArray:
        """Where each item's vectors begin, shape (largest owner + 2,); they end where the next item's
        begin."""
        return np.searchsorted(self.owners, np.arange(int(self.owners.max(initial=-1)) + 2))

    def best_cosines(self, query: FloatArray, rows: IntArray) -> FloatArray:
        """Best cosine with a query over each item's vectors, float32, shape (len(rows),); NaN for an item
        without any."""
        within = np.minimum(rows, len(self.starts) - 2)
        first, count = self.starts[within], self.starts[within + 1] - self.starts[within]
        count = np.where(within == rows, count, 0)
        best = np.full(len(rows), np.nan, np.float32)
        having = np.flatnonzero(count)
        offsets = np.cumsum(count[having]) - count[having]
        places = np.repeat(first[having] - offsets, count[having]) + np.arange(int(count.sum()))
        if len(having):
            best[having] = np.maximum.reduceat(self.vectors[places] @ query, offsets)
        return best

    def mean_by_item(self, n_items: int) -> FloatArray:
        """Mean vector of each item, normalised, shape (n_items, dim); zeros where it has none."""
        total = np.zeros((n_items, self.codes.shape[1]), np.float32)
        np.add.at(total, self.owners, self.vectors)
        lengths = np.linalg.norm(total, axis=1, keepdims=True)
        return np.divide(total, lengths, out=total, where=lengths > 0)


def quantise(vectors: FloatArray) -> NDArray[np.int8]:
    """Round unit vectors to int8, each row scaled so that its largest component is 127; a row of zeros stays
    zeros."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0.0)
    scaled = np.divide(vectors * STEPS, largest, out=np.zeros_like(vectors), where=largest > 0)
    return np.rint(scaled).astype(np.int8)


def dequantise(codes: NDArray[np.int8]) -> FloatArray:
    """Turn codes back into unit rows, float32."""
    values = codes.astype(np.float32)
    lengths = np.sqrt(np.einsum("nd,nd->n", values, values))[:, None]
    return np.divide(values, lengths, out=values, where=lengths > 0)


def write_kind(kind: VectorKind, folder: Path) -> None:
    """Write a kind as ``NAME.npy`` (codes) and ``NAME.owners.npy``."""
    np.save(folder / f"{kind.name}.npy", kind.codes)
    np.save(folder / f"{kind.name}.owners.npy", kind.owners.astype(np.int32))


def read_kind(name: str, folder: Path) -> VectorKind:
    """Read a kind; the codes are mapped, not loaded."""
    codes = np.load(folder / f"{name}.npy", mmap_mode="r")
    return VectorKind(name, codes, np.load(folder / f"{name}.owners.npy").astype(np.int64))
