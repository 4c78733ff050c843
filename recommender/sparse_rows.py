"""A sparse matrix read row by row: all that serving needs of one, without SciPy, whose import takes 0.2 s."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.types import FloatArray


@dataclass(frozen=True, eq=False)
class SparseRows:
    """Rows in compressed form (CSR), the columns of a row ascending and each once.

    Attributes
    ----------
    values : float32, shape (n_entries,)
    columns : int32, shape (n_entries,)
    starts : int32, shape (n_rows + 1,); where each row's entries begin
    n_columns : length of a row
    """

    values: FloatArray
    columns: NDArray[np.int32]
    starts: NDArray[np.int32]
    n_columns: int

    def total(self, rows: Sequence[int]) -> FloatArray:
        """Sum rows, float32, shape (n_columns,); a row given twice counts twice."""
        summed = np.zeros(self.n_columns, np.float32)
        for row in rows:
            held = self._held(row)
            summed[self.columns[held]] += self.values[held]
        return summed

    def largest(self, rows: Sequence[int]) -> FloatArray:
        """The largest entry of each row, float32, shape (len(rows),); at least 0."""
        return np.array([self.values[self._held(row)].max(initial=0) for row in rows], np.float32)

    def at(self, row: int, column: int) -> float:
        """One entry, 0 where there is none."""
        held = self._held(row)
        place = int(np.searchsorted(self.columns[held], column))
        found = place < held.stop - held.start and self.columns[held][place] == column
        return float(self.values[held][place]) if found else 0.0

    def _held(self, row: int) -> slice:
        return slice(int(self.starts[row]), int(self.starts[row + 1]))
