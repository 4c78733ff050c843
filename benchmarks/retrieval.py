"""How much HNSW misses of what exact search finds, on the catalogue's own vectors, and what either costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.timing import Times, time_calls
from recommender.index import ExactIndex, HnswIndex, Index
from recommender.types import BoolArray, FloatArray

QUERIES = 300
K = 10


def _times(index: Index, queries: FloatArray, allowed: BoolArray | None) -> Times:
    return time_calls(lambda query: index.search(query, K, allowed), list(queries))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One filter's figures; ``share`` of rows allowed."""

    share: float
    recall: float
    exact: Times
    hnsw: Times


def compare(vectors: FloatArray, shares: tuple[float, ...] = (1.0, 0.5, 0.05, 0.001)) -> list[Comparison]:
    """Compare both indexes on queries near the data: real vectors, moved a little."""
    random = np.random.default_rng(1)
    picked = vectors[random.choice(len(vectors), QUERIES, replace=False)]
    queries = picked + random.normal(0, 0.03, picked.shape).astype(np.float32)
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    exact, graph = ExactIndex(vectors), HnswIndex(vectors)
    results = []
    for share in shares:
        allowed = None if share == 1 else random.random(len(vectors)) < share
        found = [
            len(set(exact.search(q, K, allowed)[0]) & set(graph.search(q, K, allowed)[0])) for q in queries
        ]
        possible = min(K, len(vectors) if allowed is None else int(allowed.sum()))
        times = [_times(index, queries[:50], allowed) for index in (exact, graph)]
        results.append(Comparison(share, float(np.mean(found)) / possible, *times))
    return results
