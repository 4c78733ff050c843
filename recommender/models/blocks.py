"""Rows of a sparse matrix grouped by length: many small systems are solved at once, with little padding."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.types import IntArray


@dataclass(frozen=True, eq=False)
class Block:
    """Rows with about equally many ratings: numbers (b,), positions of ratings (b, longest), -1 for none."""

    rows: IntArray
    positions: IntArray


def blocks(rows: IntArray, n: int, widest: int = 200_000) -> list[Block]:
    """Group rows by their number of ratings, so that little is padded."""
    order = np.argsort(rows, kind="stable")
    counts = np.bincount(rows, minlength=n)
    starts = np.cumsum(counts) - counts
    by_count = np.argsort(counts, kind="stable")
    found, at = [], 0
    while at < n:
        least = counts[by_count[at]]
        end = int(np.searchsorted(counts[by_count], max(least * 1.25, least), side="right"))
        end = min(end, at + max(1, widest // max(1, int(least))))
        chosen = by_count[at:end]
        steps = np.arange(counts[chosen].max())
        inside = steps < counts[chosen][:, None]
        positions = (
            np.where(inside, order[np.where(inside, starts[chosen][:, None] + steps, 0)], -1)
            if len(steps)
            else np.empty((len(chosen), 0), np.int64)
        )
        found.append(Block(chosen, positions))
        at = end
    return found
