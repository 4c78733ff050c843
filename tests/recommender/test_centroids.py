"""Where a taste lies: one middle or two."""

import numpy as np
import pytest

from recommender.centroids import LEAST_LIKED, closeness, faded, middle, middles
from recommender.types import FloatArray

EAST, NORTH = np.array([1, 0, 0], np.float32), np.array([0, 1, 0], np.float32)


def around(direction: FloatArray, count: int) -> FloatArray:
    """Films close to a direction, each a little off it."""
    found = np.repeat(direction[None], count, axis=0)
    found[:, 2] += np.linspace(-0.2, 0.2, count, dtype=np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def likes(count: int, stars: float = 1.0) -> FloatArray:
    return np.full(count, stars, np.float32)


def test_nothing_that_points_anywhere_has_no_middle() -> None:
    assert middle(EAST[None], likes(1, 0)) is None
    assert middles(np.zeros((0, 3), np.float32), likes(0)) is None


def test_what_was_disliked_pushes_away_less_than_liked_pulls() -> None:
    found = middle(np.stack([EAST, NORTH]), np.array([1, -1], np.float32))
    assert found is not None
    assert found[0] > -found[1] > 0
    assert np.linalg.norm(found) == pytest.approx(1)


def test_only_disliked_films_point_away() -> None:
    found = middles(EAST[None], likes(1, -1))
    assert found is not None
    assert found[0] == pytest.approx(-EAST)


def test_two_tastes_have_two_middles() -> None:
    vectors = np.concatenate([around(EAST, 8), around(NORTH, 6)])
    found = middles(vectors, likes(14))
    assert found is not None
    assert sorted(np.argmax(found, axis=1)) == [0, 1]
    between = (EAST + NORTH) / np.float32(2**0.5)
    east, north, neither = closeness(np.stack([EAST, NORTH, between]), found)
    assert min(east, north) > neither, "what lies between two tastes is neither"
    one = middle(vectors, likes(14))
    assert one is not None
    assert between @ one > max(EAST @ one, NORTH @ one), "as one middle has it"


@pytest.mark.parametrize(("east", "north"), [(LEAST_LIKED - 2, 1), (20, 1)])
def test_few_films_or_a_small_group_are_one_taste(east: int, north: int) -> None:
    vectors = np.concatenate([around(EAST, east), around(NORTH, north)])
    found = middles(vectors, likes(east + north))
    assert found is not None
    assert len(found) == 1


def test_recent_ratings_count_more_and_old_ones_never_nothing() -> None:
    counts = faded(200)
    assert counts[-1] == 1
    assert (np.diff(counts) > 0).all()
    assert counts[0] > 0.5
    assert len(faded(0)) == 0
