"""What every index promises: the rows nearest to a vector, with filters, never short and never raising for
them."""

from __future__ import annotations

from typing import Protocol

from recommender.types import BoolArray, FloatArray, IntArray


class Index(Protocol):
    """Nearest rows by cosine over unit vectors."""

    def __len__(self) -> int:
        """How many rows it holds."""
        ...

    def search(
        self, query: FloatArray, k: int, allowed: BoolArray | None = None
    ) -> tuple[IntArray, FloatArray]:
        """Find the rows nearest to a query.

        Parameters
        ----------
        query : float32, shape (dim,), of length 1
        k : how many rows, at least 0
        allowed : shape (n,); rows marked False never come back

        Returns
        -------
        rows (int64) and cosines (float32), both of length min(k, rows allowed), best first; equal cosines by
        row."""
        ...
