"""A world of two kinds of people: some choose old westerns, some new science fiction."""

import numpy as np
import pytest

from recommender.catalog import GENRES
from recommender.quiz.space import KINDS, Space, learn_space
from recommender.tastes import Tastes

WESTERN, SCI_FI = KINDS.index("Western"), KINDS.index("Sci-Fi")
OLD, NEW = KINDS.index("old"), KINDS.index("new")
EACH = 10
YEARS = np.array([1950.0] * EACH + [2015.0] * EACH + [np.nan], np.float32)


def genres() -> np.ndarray:
    matrix = np.zeros((2 * EACH + 1, len(GENRES)), np.float32)
    matrix[:EACH, WESTERN] = 1
    matrix[EACH : 2 * EACH, SCI_FI] = 1
    return matrix


def tastes(n_people: int = 40) -> Tastes:
    items = np.zeros((2 * EACH + 1, 2), np.float32)
    items[:EACH, 0] = 1
    items[EACH : 2 * EACH, 1] = 1
    lean = np.linspace(0.1, 0.9, n_people, dtype=np.float32)
    users = np.stack([lean, 1 - lean], axis=1)
    return Tastes(np.zeros((n_people, 4), np.float32), users, items)


def space() -> Space:
    return learn_space(tastes(), genres(), YEARS)


def test_what_goes_together_varies_together() -> None:
    covariance = space().covariance
    assert covariance[WESTERN, OLD] > 0 > covariance[WESTERN, NEW]
    assert np.linalg.eigvalsh(covariance).min() > 0


def test_shares_of_strangers_are_what_people_choose() -> None:
    found = space()
    assert found.genre_base.sum() == pytest.approx(1)
    assert found.genre_base[WESTERN] == pytest.approx(found.genre_base[SCI_FI], abs=1e-6)
    assert found.genre_base[WESTERN] > 3 * found.genre_base[GENRES.index("War")] > 0
    assert found.era_base.sum() == pytest.approx(1)


def test_a_taste_tilts_towards_its_genres_and_what_goes_with_them() -> None:
    found = space()
    tilt = found.tilt({"Western": 0.9, "Sci-Fi": 0.1}, {})
    assert tilt[:EACH].min() > tilt[-1] > tilt[EACH : 2 * EACH].max()
    assert np.ptp(found.tilt({"Western": 0.9, "Sci-Fi": 0.1}, {"old": 0.9, "new": 0.1})) > np.ptp(tilt)


def test_an_average_taste_tilts_nothing() -> None:
    found = space()
    base = dict(zip(GENRES, found.genre_base.tolist(), strict=True))
    assert found.tilt(base, {}) == pytest.approx(np.zeros(2 * EACH + 1), abs=1e-5)
    assert not found.tilt({}, {}).any()


@pytest.mark.parametrize("n_people", [0, 1])
def test_without_people_to_learn_from_weights_are_taken_as_independent(n_people: int) -> None:
    found = learn_space(tastes(n_people), genres(), YEARS)
    assert (found.covariance == np.eye(len(found.covariance))).all()
    assert np.isfinite(found.features).all()
