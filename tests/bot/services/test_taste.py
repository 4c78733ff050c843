"""Taste in numbers."""

import pytest

from bot.services.taste import genre_shares, taste_of
from recommender.types import Profile, Rating
from tests.bot.fakes import FakeCatalog

CATALOG = FakeCatalog()
HEAT, ALIEN, SHINING, AMELIE, CASABLANCA = 6, 1214, 1258, 4973, 912


def profile(*ratings: tuple[int, float]) -> Profile:
    return Profile(ratings=tuple(Rating(item_id, stars) for item_id, stars in ratings))


def test_nothing_rated_says_nothing() -> None:
    taste = taste_of(Profile(), CATALOG)
    assert (taste.ratings, taste.mean, taste.kindness, taste.shares) == (0, 0, None, {})


def test_shares_sum_to_one_largest_first() -> None:
    shares = genre_shares(profile((HEAT, 4), (ALIEN, 5), (AMELIE, 2)), CATALOG)
    assert sum(shares.values()) == pytest.approx(1)
    assert list(shares.values()) == sorted(shares.values(), reverse=True)
    assert next(iter(shares)) in {"Horror", "Sci-Fi"}


def test_a_film_disliked_counts_against_its_genres() -> None:
    liked = genre_shares(profile((ALIEN, 5), (AMELIE, 4)), CATALOG)
    disliked = genre_shares(profile((ALIEN, 5), (AMELIE, 1)), CATALOG)
    assert disliked.get("Comedy", 0) < liked["Comedy"]


def test_films_no_longer_in_the_catalogue_are_passed_over() -> None:
    assert taste_of(profile((999_999, 5)), CATALOG).ratings == 0


def test_kindness_is_measured_against_others_for_the_same_films() -> None:
    taste = taste_of(profile((HEAT, 4.95), (ALIEN, 5.03)), CATALOG)
    assert taste.kindness == pytest.approx(1.0)
    assert taste.mean == pytest.approx(4.99)


def test_touchstones_are_the_best_liked_the_newest_first() -> None:
    taste = taste_of(profile((HEAT, 4), (ALIEN, 5), (AMELIE, 2), (SHINING, 5), (CASABLANCA, 3)), CATALOG)
    assert [item.title for item in taste.touchstones] == ["The Shining", "Alien", "Heat"]
    assert set(taste.decades) == {1970, 1980, 1990}
