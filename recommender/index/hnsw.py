"""Approximate search over a navigable small-world graph (hnswlib; Malkov and Yashunin 2018), for large
catalogues."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recommender.errors import BundleError
from recommender.index.exact import ExactIndex
from recommender.types import BoolArray, FloatArray, IntArray
from recommender.vectors import UnitCodes

STEP_COST = 100
"""What a step of a filtered walk costs, in rows searched exactly: it asks Python whether a row counts. A walk
keeps ``ef`` allowed rows and so takes ``ef / share`` steps (benchmarks/speed.md)."""
ADDED_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class HnswParameters:
    """How the graph is built and walked; ``ef_search``, the rows a walk keeps, trades time for recall."""

    links: int = 24
    ef_construction: int = 200
    ef_search: int = 128
    seed: int = 20250101


class HnswIndex:
    """An HNSW graph beside the vectors it was built of.

    The vectors stay at hand because hnswlib raises where a filter leaves fewer than k rows within reach:
    strongly filtered searches, and any that comes back short, are answered exactly."""

    def __init__(
        self,
        vectors: FloatArray | UnitCodes,
        parameters: HnswParameters | None = None,
        *,
        path: Path | None = None,
    ) -> None:
        import hnswlib

        self._parameters = parameters or HnswParameters()
        self._exact = ExactIndex(vectors)
        self._graph = hnswlib.Index(space="ip", dim=vectors.shape[1])
        if path is None:
            self._build(vectors)
        else:
            self._read(path, len(vectors))

    def _build(self, vectors: FloatArray | UnitCodes) -> None:
        options = self._parameters
        self._graph.init_index(
            max_elements=max(1, len(vectors)),
            M=options.links,
            ef_construction=options.ef_construction,
            random_seed=options.seed,
        )
        for start in range(0, len(vectors), ADDED_AT_ONCE):
            rows = np.arange(start, min(start + ADDED_AT_ONCE, len(vectors)))
            # One thread, or the graph would depend on which thread came first.
            self._graph.add_items(vectors[rows], rows, num_threads=1)

    def _read(self, path: Path, expected: int) -> None:
        try:
            self._graph.load_index(str(path))
        except RuntimeError as error:
            raise BundleError(f"{path}: no HNSW graph that can be read ({error}); build it again.") from error
        if self._graph.get_current_count() != expected:
            raise BundleError(
                f"{path}: holds {self._graph.get_current_count()} rows, the vectors {expected}; "
                "build it again."
            )

    def save(self, path: Path) -> None:
        """Write the graph; load it by passing ``path`` with the same vectors."""
        self._graph.save_index(str(path))

    def __len__(self) -> int:
        """How many rows it holds."""
        return len(self._exact)

    def search(
        self, query: FloatArray, k: int, allowed: BoolArray | None = None
    ) -> tuple[IntArray, FloatArray]:
        """Find the nearest rows; see `Index`."""
        permitted = len(self) if allowed is None else int(allowed.sum())
        k = min(k, permitted)
        ef = max(k, self._parameters.ef_search)
        if k <= 0 or (allowed is not None and permitted**2 < STEP_COST * ef * len(self)):
            return self._exact.search(query, k, allowed)
        self._graph.set_ef(ef)
        keep = None if allowed is None else allowed.data.__getitem__  # no Python frame a row
        try:
            rows, distances = self._graph.knn_query(query, k=k, num_threads=1, filter=keep)
        except RuntimeError:  # the walk reached fewer than k allowed rows
            return self._exact.search(query, k, allowed)
        cosines = 1 - distances[0]
        order = np.lexsort((rows[0], -cosines))
        return rows[0][order].astype(np.int64), cosines[order].astype(np.float32)
