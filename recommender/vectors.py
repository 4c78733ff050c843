"""Vectors as the bundle keeps them: one byte a dimension and a scale a row, several rows to an item, read
without copying.

Rounding to 127 steps of a row's largest component moves a cosine by about 0.002; `benchmarks/` prints what
that costs (nothing)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import simsimd
from numpy.typing import NDArray

from recommender.types import FloatArray, IntArray

STEPS = 127
BLOCK = 4096
"""Rows measured at a time."""
MANY = 0.2
"""Share of the rows from which all are multiplied: picking rows out costs more than multiplying them."""


class UnitCodes:
    """Unit vectors in a byte a dimension, used as the float32 array of shape (n, dim) that they stand for.

    Parameters
    ----------
    codes : int8, shape (n, dim); each row is a vector times any factor
    """

    def __init__(self, codes: NDArray[np.int8]) -> None:
        self._codes = np.asarray(codes)  # a memmap's own indexing is slow
        self.shape = codes.shape
        nothing = np.zeros(0, np.float32)
        self._latest = nothing, nothing

    def __len__(self) -> int:
        return len(self._codes)

    def __getitem__(self, rows: int | IntArray | list[int] | slice) -> FloatArray:
        codes = self._codes[rows]
        return dequantise(codes[None])[0] if codes.ndim == 1 else dequantise(codes)

    def __matmul__(self, query: FloatArray) -> FloatArray:
        """Cosines of all rows with a unit vector, float32, shape (n,), not to be written to.

        Those of the latest query are kept: who found candidates by them then scores the candidates. Several
        vectors, shape (dim, m), give shape (n, m).
        """
        if query.ndim == 2:
            return np.stack([self @ np.ascontiguousarray(column) for column in query.T], axis=1)
        asked, cosines = self._latest
        if asked is not query:
            cosines = _divided(_products(self._codes, query), self._lengths)
            cosines.setflags(write=False)
            self._latest = query, cosines
        return cosines

    def cosines(self, query: FloatArray, rows: IntArray) -> FloatArray:
        """Cosines of some rows with a unit vector, float32, shape (len(rows),)."""
        if self._latest[0] is query or len(rows) > len(self) * MANY:
            return (self @ query)[rows]
        return _divided(_products(self._codes[rows], query), self._lengths[rows])

    def between(self, rows: IntArray | list[int], others: IntArray | list[int]) -> FloatArray:
        """Cosines of some rows with others, float32, shape (len(rows), len(others))."""
        if not len(rows) or not len(others):
            return np.zeros((len(rows), len(others)), np.float32)
        codes, lengths = self._codes, self._lengths
        products = np.asarray(simsimd.cdist(codes[rows], codes[others], metric="dot", out_dtype="f32"))
        return _divided(products, lengths[rows][:, None] * lengths[others])

    def at(self, rows: IntArray) -> UnitCodes:
        """Some of the rows."""
        return UnitCodes(self._codes[rows])

    @cached_property
    def _lengths(self) -> FloatArray:
        blocks = [self._codes[start : start + BLOCK] for start in range(0, len(self), BLOCK)]
        lengths = [np.linalg.norm(block.astype(np.float32), axis=1) for block in blocks]
        return np.concatenate([np.zeros(0, np.float32), *lengths])


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
    def vectors(self) -> UnitCodes:
        """The unit vectors, shape (n, dim)."""
        return UnitCodes(self.codes)

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
            best[having] = np.maximum.reduceat(self.vectors.cosines(query, places), offsets)
        return best

    def means(self) -> tuple[IntArray, FloatArray]:
        """Rows of the items that have vectors, ascending, and the mean of each one's vectors, normalised."""
        count = np.diff(self.starts)
        items = np.flatnonzero(count)
        first, count = self.starts[items], count[items]
        total = self.vectors[first]
        for nth in range(
            1, int(count.max(initial=0))
        ):  # each item's second vector, then each one's third ...
            having = np.flatnonzero(count > nth)
            total[having] += self.vectors[first[having] + nth]
        return items, unit_rows(total)

    def mean_by_item(self, n_items: int) -> FloatArray:
        """Mean vector of each item, normalised, shape (n_items, dim); zeros where it has none."""
        items, means = self.means()
        if len(items) == n_items:
            return means
        spread = np.zeros((n_items, self.codes.shape[1]), np.float32)
        spread[items] = means
        return spread


def unit_rows(rows: FloatArray) -> FloatArray:
    """Scale each row to length 1, in place; a row of zeros stays zeros."""
    lengths = np.sqrt(np.einsum("nd,nd->n", rows, rows))[:, None]
    return np.divide(rows, lengths, out=rows, where=lengths > 0)


def _products(codes: NDArray[np.int8], query: FloatArray) -> FloatArray:
    """Multiply rows with a query rounded like them, byte by byte: in 384 dimensions a cosine moves by
    0.0003, and it takes a third of the time that floats take."""
    if not len(codes):
        return np.zeros(0, np.float32)
    step = float(np.abs(query).max(initial=0)) / STEPS
    products = simsimd.cdist(quantise(query[None]), codes, metric="dot", out_dtype="f32")
    return np.asarray(products)[0] * np.float32(step)


def _divided(products: FloatArray, lengths: FloatArray) -> FloatArray:
    return np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)


def quantise(vectors: FloatArray) -> NDArray[np.int8]:
    """Round unit vectors to int8, each row scaled so that its largest component is 127; a row of zeros stays
    zeros."""
    largest = np.abs(vectors).max(axis=1, keepdims=True, initial=0.0)
    scaled = np.divide(vectors * STEPS, largest, out=np.zeros_like(vectors), where=largest > 0)
    return np.rint(scaled).astype(np.int8)


def dequantise(codes: NDArray[np.int8]) -> FloatArray:
    """Turn codes back into unit rows, float32."""
    return unit_rows(codes.astype(np.float32))


def write_kind(kind: VectorKind, folder: Path) -> None:
    """Write a kind as ``NAME.npy`` (codes) and ``NAME.owners.npy``."""
    np.save(folder / f"{kind.name}.npy", kind.codes)
    np.save(folder / f"{kind.name}.owners.npy", kind.owners.astype(np.int32))


def read_kind(name: str, folder: Path) -> VectorKind:
    """Read a kind; the codes are mapped, not loaded."""
    codes = np.load(folder / f"{name}.npy", mmap_mode="r")
    return VectorKind(name, codes, np.load(folder / f"{name}.owners.npy").astype(np.int64))


def best_vectors(kinds: Mapping[str, VectorKind], n_items: int) -> FloatArray:
    """One unit vector an item, from its best text: note and requests, else extract, else facts."""
    chosen = kinds["facts"].mean_by_item(n_items)
    for better in (("extract",), ("note", "asked")):
        found = [kinds[kind].means() for kind in better]
        items = np.unique(np.concatenate([rows for rows, _ in found]))
        total = np.zeros((len(items), chosen.shape[1]), np.float32)
        for rows, means in found:
            total[np.searchsorted(items, rows)] += means
        chosen[items] = unit_rows(total)
    return chosen
