import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.catalog import GENRES
from recommender.quiz.belief import Belief
from recommender.quiz.shares import genre_fit, genre_weights, leading_genres, percentages

EVEN = np.full(len(GENRES), 1 / len(GENRES))


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=18).filter(lambda values: sum(values) > 1e-6))
def test_percentages_sum_to_100_each_within_one_of_its_share(values: list[float]) -> None:
    shares = {str(place): value for place, value in enumerate(values)}
    rounded = percentages(shares)
    assert sum(rounded.values()) == 100
    assert all(abs(rounded[name] - 100 * share / sum(values)) < 1 + 1e-6 for name, share in shares.items())


def test_the_largest_remainder_gets_the_point() -> None:
    assert percentages({"a": 1, "b": 1, "c": 1}) == {"a": 34, "b": 33, "c": 33}
    assert percentages({"a": 0.336, "b": 0.337, "c": 0.327}) == {"a": 33, "b": 34, "c": 33}


def test_nothing_has_no_percentages() -> None:
    with pytest.raises(ValueError, match="above 0"):
        percentages({"a": 0.0})


def test_what_somebody_values_leads() -> None:
    mean = np.zeros(len(GENRES) + 3)
    mean[[GENRES.index("Western"), GENRES.index("War")]] = 2, 1
    weights = genre_weights(Belief(mean, np.eye(len(mean))), EVEN)
    assert weights.sum() == pytest.approx(1)
    assert leading_genres(weights)[:2] == ["Western", "War"]
    assert len(leading_genres(EVEN)) == 2


def test_a_film_of_two_large_genres_fits_better_than_of_one_and_of_many_worse() -> None:
    shares = np.zeros(len(GENRES), np.float32)
    shares[[GENRES.index("Comedy"), GENRES.index("Romance")]] = 0.6, 0.4
    films = [{"Comedy", "Romance"}, {"Comedy"}, {"Comedy", "Romance", "War", "Crime"}, {"War"}, set()]
    both, one, many, other, unknown = genre_fit(
        np.array([[genre in film for genre in GENRES] for film in films]), shares
    )
    assert both == pytest.approx(1)
    assert both > one > many > other == 0
    assert np.isnan(unknown)
