"""Retrieval at growing sizes: what serves, beside NumPy, torch and sentence-transformers' own search."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.grown import AT_ONCE, PARAMETERS, grown_codes, moved
from benchmarks.report import machine, table
from benchmarks.timing import Clock, Times
from recommender.bundle import Bundle
from recommender.index import HNSW_FROM, ExactIndex, HnswIndex, Index, top
from recommender.types import BoolArray, FloatArray, IntArray
from recommender.vectors import UnitCodes, dequantise

K = 10
QUERIES = 100
SHARES = (1.0, 0.5, 0.05, 0.001)
Search = Callable[[FloatArray, BoolArray | None], IntArray]
Codes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Method:
    """A way to search: its name, seconds to build it, MB it holds."""

    name: str
    search: Search
    built: float
    memory: float


@dataclass(frozen=True, eq=False)
class Task:
    """What is searched for: queries, which rows may come, and the rows that are nearest in truth."""

    allowed: BoolArray | None
    queries: FloatArray
    nearest: list[set[int]]


def measure_retrieval(bundle: Bundle, sizes: Sequence[int], clock: Clock) -> list[str]:
    """Compare the methods at each size under each filter."""
    lines = [
        machine(),
        "",
        f"The {K} nearest among vectors like real ones: real with noise. A filter leaves a random share. "
        f"Each cell: recall, p50 / p95 ms. Below {HNSW_FROM:,} vectors exact search over bytes serves; "
        "from there a graph is walked, or what is allowed searched exactly where that is cheaper.",
        "",
    ]
    for size in sizes:
        codes = grown_codes(bundle, size)
        tasks = [_task(codes, share) for share in SHARES]
        found = [_measured(method, tasks, clock) for method in _methods(codes)]
        head = ("method", "build s", "MB", *(f"{share:.1%} allowed" for share in SHARES))
        lines += [f"**{size:,} vectors**", "", *table(head, found)]
    return lines


def _methods(codes: Codes) -> Iterator[Method]:
    """One after another, so that only one holds its memory."""
    rows = UnitCodes(codes)
    yield _of_index("exact over bytes", ExactIndex(rows), 0, codes.nbytes)
    if len(codes) >= HNSW_FROM:
        start = time.process_time()
        graph = HnswIndex(rows, PARAMETERS)
        built = time.process_time() - start
        held = len(codes) * (4 * codes.shape[1] + 8 * PARAMETERS.links + 16)
        yield _of_index("graph, or exact where cheaper", graph, built, held + codes.nbytes)
        del graph
    floats = np.concatenate([rows[slice(at, at + AT_ONCE)] for at in range(0, len(codes), AT_ONCE)])
    yield _of_index("exact in NumPy, floats", ExactIndex(floats), 0, floats.nbytes)
    yield from _in_torch(floats)


def _of_index(name: str, index: Index, built: float, memory: float) -> Method:
    return Method(name, lambda query, allowed: index.search(query, K, allowed)[0], built, memory / 1e6)


def _in_torch(floats: FloatArray) -> Iterator[Method]:
    import torch
    from sentence_transformers import util

    tensor = torch.from_numpy(floats)

    def by_torch(query: FloatArray, allowed: BoolArray | None) -> IntArray:
        cosines = tensor @ torch.from_numpy(query)
        if allowed is not None:
            cosines.masked_fill_(~torch.from_numpy(allowed), -2)
        return np.asarray(cosines.topk(K).indices.numpy())

    def by_library(query: FloatArray, allowed: BoolArray | None) -> IntArray:
        rows = np.arange(len(floats)) if allowed is None else np.flatnonzero(allowed)
        within = tensor if allowed is None else tensor[torch.from_numpy(rows)]
        hits = util.semantic_search(torch.from_numpy(query), within, top_k=K)[0]
        return rows[[hit["corpus_id"] for hit in hits]]

    yield Method("torch, floats", by_torch, 0, floats.nbytes / 1e6)
    yield Method("sentence-transformers semantic_search", by_library, 0, floats.nbytes / 1e6)


def _task(codes: Codes, share: float) -> Task:
    random = np.random.default_rng(3)
    near = dequantise(codes[np.sort(random.choice(len(codes), QUERIES, replace=False))])
    queries = moved(near, 0.02, random)
    allowed = None if share == 1 else random.random(len(codes)) < share
    cosines = np.empty((QUERIES, len(codes)), np.float32)
    for start in range(0, len(codes), AT_ONCE):
        cosines[:, start : start + AT_ONCE] = queries @ dequantise(codes[start : start + AT_ONCE]).T
    if allowed is not None:
        cosines[:, ~allowed] = -2
    return Task(allowed, queries, [set(top(of_query, K).tolist()) for of_query in cosines])


def _measured(method: Method, tasks: Sequence[Task], clock: Clock) -> tuple[str, ...]:
    cells = []
    for task in tasks:
        taken, found = [], 0
        method.search(task.queries[0], task.allowed)
        for query, nearest in zip(task.queries.copy(), task.nearest, strict=True):
            start = clock()
            rows = method.search(query, task.allowed)
            taken.append(clock() - start)
            found += len(nearest & set(rows.tolist()))
        wanted = sum(map(len, task.nearest))
        cells.append(f"{found / wanted:.3f}, {Times.of(taken)}")
    return method.name, f"{method.built:.0f}", f"{method.memory:.0f}", *cells
