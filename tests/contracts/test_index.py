"""One suite over every index."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from recommender.errors import BundleError
from recommender.index import ExactIndex, HnswIndex, HnswParameters, Index, make_index, top
from recommender.types import FloatArray
from recommender.vectors import UnitCodes, quantise

INDEXES: dict[str, Callable[[FloatArray], Index]] = {
    "exact": ExactIndex,
    "exact over bytes": lambda vectors: ExactIndex(UnitCodes(quantise(vectors))),
    "hnsw": HnswIndex,
    "hnsw over bytes": lambda vectors: HnswIndex(UnitCodes(quantise(vectors))),
}


def unit_rows(count: int, dim: int = 32, seed: int = 7) -> FloatArray:
    rows = np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(params=sorted(INDEXES))
def make(request: pytest.FixtureRequest) -> Callable[[FloatArray], Index]:
    return INDEXES[request.param]


def test_a_row_is_its_own_nearest(make: Callable[[FloatArray], Index]) -> None:
    vectors = unit_rows(500)
    index = make(vectors)
    for row in (0, 123, 499):
        rows, cosines = index.search(vectors[row], 3)
        assert rows[0] == row
        assert cosines[0] == pytest.approx(1, abs=5e-3)
        assert list(cosines) == sorted(cosines, reverse=True)


@pytest.mark.parametrize("share", [0.5, 0.05, 0.002])
def test_a_filter_is_kept_and_never_leaves_the_answer_short(
    make: Callable[[FloatArray], Index], share: float
) -> None:
    vectors = unit_rows(1000)
    allowed = np.random.default_rng(3).random(1000) < share
    allowed[17] = True
    rows, _ = make(vectors).search(vectors[0], 50, allowed)
    assert allowed[rows].all()
    assert len(rows) == min(50, allowed.sum())
    assert len(set(rows.tolist())) == len(rows)


def test_asking_for_more_than_there_is_gives_all(make: Callable[[FloatArray], Index]) -> None:
    vectors = unit_rows(20)
    assert len(make(vectors).search(vectors[0], 100)[0]) == 20
    assert len(make(vectors).search(vectors[0], 0)[0]) == 0
    assert len(make(vectors).search(vectors[0], 5, np.zeros(20, np.bool_))[0]) == 0


def test_an_empty_index_answers_nothing(make: Callable[[FloatArray], Index]) -> None:
    rows, cosines = make(np.zeros((0, 32), np.float32)).search(unit_rows(1)[0], 5)
    assert len(rows) == len(cosines) == 0


def test_hnsw_finds_what_exact_finds() -> None:
    vectors = unit_rows(3000)
    exact, graph = ExactIndex(vectors), HnswIndex(vectors)
    queries = unit_rows(50, seed=11)
    shared = [len(set(exact.search(q, 10)[0]) & set(graph.search(q, 10)[0])) for q in queries]
    assert np.mean(shared) / 10 >= 0.98


@pytest.mark.parametrize("share", [0.5, 0.05])
def test_a_filtered_walk_finds_what_exact_finds(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recommender.index.hnsw.STEP_COST", 0)
    vectors = unit_rows(3000)
    allowed = np.random.default_rng(3).random(3000) < share
    exact, graph = ExactIndex(vectors), HnswIndex(vectors)
    for query in unit_rows(10, seed=11):
        found, _ = graph.search(query, 10, allowed)
        assert allowed[found].all()
        assert len(set(found) & set(exact.search(query, 10, allowed)[0])) >= 9


def test_more_rows_than_a_walk_keeps_are_walked_for() -> None:
    vectors = unit_rows(1000)
    index = HnswIndex(vectors, HnswParameters(ef_search=10))
    assert len(set(index.search(vectors[3], 200)[0].tolist())) == 200


def test_hnsw_saved_and_loaded_answers_the_same(tmp_path) -> None:  # type: ignore[no-untyped-def]
    vectors = unit_rows(400)
    built = HnswIndex(vectors)
    built.save(tmp_path / "graph")
    loaded = HnswIndex(vectors, path=tmp_path / "graph")
    for query in unit_rows(10, seed=5):
        assert loaded.search(query, 7)[0].tolist() == built.search(query, 7)[0].tolist()


def test_a_graph_of_other_vectors_is_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    HnswIndex(unit_rows(40)).save(tmp_path / "graph")
    with pytest.raises(BundleError, match="holds 40 rows, the vectors 50"):
        HnswIndex(unit_rows(50), path=tmp_path / "graph")


def test_small_sets_are_searched_exactly() -> None:
    assert isinstance(make_index(unit_rows(100)), ExactIndex)


def test_ties_go_by_position_wherever_the_cut_falls() -> None:
    assert top(np.array([1, 2, 2, 2, 0], np.float32), 2).tolist() == [1, 2]
    assert top(np.zeros(5, np.float32), 3).tolist() == [0, 1, 2]
