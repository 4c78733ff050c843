"""Square matrices over items made sparse: of each row what matters most, so that it can ship."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recommender.sparse_rows import SparseRows
from recommender.types import FloatArray, IntArray

KEPT = 50
"""Entries of a row kept at most."""
AT_ONCE = 512


def strongest(
    rows_of: Callable[[IntArray], FloatArray], there: IntArray, n_items: int, kept: int = KEPT
) -> SparseRows:
    """Keep of each row the entries furthest from 0.

    Parameters
    ----------
    rows_of : gives rows of the matrix, (n, n_items), by their numbers
    there : rows that are not empty, ascending
    """
    kept = min(kept, n_items)
    counts = np.zeros(n_items, np.int64)
    columns, values = [np.zeros(0, np.int32)], [np.zeros(0, np.float32)]
    for at in range(0, len(there), AT_ONCE):
        rows = there[at : at + AT_ONCE]
        part = rows_of(rows)
        best = np.sort(np.argpartition(-np.abs(part), kept - 1, axis=1)[:, :kept], axis=1)
        held = np.take_along_axis(part, best, axis=1)
        told = held != 0
        counts[rows] = told.sum(axis=1)
        columns.append(best[told].astype(np.int32))
        values.append(held[told].astype(np.float32))
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return SparseRows(np.concatenate(values), np.concatenate(columns), starts, n_items)
