from __future__ import annotations

import numpy as np
import pytest

from recommender.sparse_rows import SparseRows

DENSE = np.array([[0, 2, 0, 1], [0, 0, 0, 0], [3, 5, 0, 0]], np.float32)


@pytest.fixture
def rows() -> SparseRows:
    at = [np.flatnonzero(row) for row in DENSE]
    starts = np.cumsum([0, *map(len, at)], dtype=np.int32)
    return SparseRows(DENSE[DENSE > 0], np.concatenate(at).astype(np.int32), starts, DENSE.shape[1])


def test_rows_add_up(rows: SparseRows) -> None:
    assert rows.total([0, 2]).tolist() == [3, 7, 0, 1]
    assert rows.total([0, 0]).tolist() == [0, 4, 0, 2]
    assert rows.total([]).tolist() == [0, 0, 0, 0]


def test_an_entry_is_found_or_zero(rows: SparseRows) -> None:
    assert [[rows.at(row, column) for column in range(4)] for row in range(3)] == DENSE.tolist()


def test_the_largest_of_an_empty_row_is_zero(rows: SparseRows) -> None:
    assert rows.largest([0, 1, 2]).tolist() == [2, 0, 5]
