"""Films that go together, as the bundle keeps them: each film's strongest neighbours, by one kind of
evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from recommender.sparse_rows import SparseRows
from recommender.types import FloatArray


class Neighbours:
    """Each film's neighbours by who liked both, or by who spoke of both.

    Parameters
    ----------
    strength : n_items rows and columns; row = seed, column = neighbour, value > 0, at most a hundred a row
    """

    def __init__(self, strength: SparseRows) -> None:
        self._strength = strength

    def scores(self, seed_rows: Sequence[int]) -> FloatArray:
        """How strongly all seeds together point at each item; square root of the sum over the largest, so
        0-1.

        Returns
        -------
        float32, shape (n_items,); zeros where nobody links them. The root brings the tail of neighbours
        within reach of the first."""
        total = self._strength.total(seed_rows)
        total[list(seed_rows)] = 0
        largest = float(total.max(initial=0.0))
        return np.sqrt(total / largest, dtype=np.float32) if largest > 0 else total

    def strengths(self, seed_rows: Sequence[int]) -> FloatArray:
        """How strongly the seeds point at each item on average, its square root; not brought to one scale, so
        that little evidence stays little.

        Returns
        -------
        float32, shape (n_items,); zeros where nobody links them.
        """
        total = self._strength.total(seed_rows)
        total[list(seed_rows)] = 0
        return np.sqrt(total / max(len(seed_rows), 1), dtype=np.float32)

    def towards(self, seed_row: int, row: int) -> float:
        """How strongly one seed points at an item; 0 where it does not."""
        return self._strength.at(seed_row, row)

    def between(self, row: int, other: int) -> float:
        """Strength of one pair, the mean of both directions; 0 where unlinked."""
        return (self._strength.at(row, other) + self._strength.at(other, row)) / 2

    def save(self, path: Path) -> None:
        """Write as npz."""
        n_items = self._strength.n_columns
        np.savez_compressed(
            path,
            data=self._strength.values.astype(np.float16),
            indices=self._strength.columns.astype(np.int16 if n_items < 2**15 else np.int32),
            indptr=self._strength.starts.astype(np.int32),
            n_items=np.array(n_items),
        )

    @classmethod
    def load(cls, path: Path) -> Neighbours:
        """Read what `save` wrote."""
        with np.load(path) as stored:
            values, columns = stored["data"].astype(np.float32), stored["indices"].astype(np.int32)
            return cls(SparseRows(values, columns, stored["indptr"], int(stored["n_items"])))
