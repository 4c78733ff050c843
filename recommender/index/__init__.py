"""Indexes: the rows nearest to a vector, under one protocol and one contract suite."""

from __future__ import annotations

from pathlib import Path

from recommender.index.base import Index
from recommender.index.exact import ExactIndex, top
from recommender.index.hnsw import HnswIndex, HnswParameters
from recommender.types import FloatArray
from recommender.vectors import UnitCodes

HNSW_FROM = 50_000
"""Rows from which a walk for the few hundred candidates of a request beats one product with all rows (see
benchmarks/speed.md)."""


def make_index(
    vectors: FloatArray | UnitCodes, parameters: HnswParameters | None = None, *, path: Path | None = None
) -> Index:
    """Choose by size: exact below `HNSW_FROM` rows; HNSW from there, read from ``path`` where it was
    saved."""
    if len(vectors) < HNSW_FROM:
        return ExactIndex(vectors)
    return HnswIndex(vectors, parameters, path=path if path and path.is_file() else None)


__all__ = ["HNSW_FROM", "ExactIndex", "HnswIndex", "HnswParameters", "Index", "make_index", "top"]
