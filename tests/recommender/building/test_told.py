import numpy as np
import pytest

from recommender.building.told import film_vectors, told_quality
from recommender.vectors import VectorKind, quantise

N = 300


@pytest.fixture
def vectors() -> np.ndarray:
    random = np.random.default_rng(2)
    found = random.normal(size=(N, 6)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_kinds_stand_side_by_side_and_are_silent_where_there_is_no_text(vectors: np.ndarray) -> None:
    note = VectorKind("note", quantise(vectors[:1]), np.array([2]))
    facts = VectorKind("facts", quantise(vectors[:4]), np.arange(4))
    together = film_vectors({"facts": facts, "note": note}, 4)
    assert together.shape == (4, 12)
    assert not together[0, :6].any()
    assert together[2, :6] == pytest.approx(vectors[0], abs=0.02)


def test_quality_is_told_of_films_nobody_rated(vectors: np.ndarray) -> None:
    means = 3.5 + vectors[:, 0]
    counts = np.where(np.arange(N) % 3 == 0, 0, 50)
    told = told_quality(vectors, counts, np.where(counts > 0, means, np.nan))
    assert np.corrcoef(told[counts == 0], means[counts == 0])[0, 1] > 0.9


def test_no_film_tells_of_itself(vectors: np.ndarray) -> None:
    means = np.random.default_rng(5).normal(3.5, 0.5, N).astype(np.float32)
    told = told_quality(vectors, np.full(N, 50), means)
    assert abs(np.corrcoef(told, means)[0, 1]) < 0.25


def test_without_ratings_nothing_is_told(vectors: np.ndarray) -> None:
    assert np.isnan(told_quality(vectors, np.zeros(N, np.int64), np.full(N, np.nan))).all()
