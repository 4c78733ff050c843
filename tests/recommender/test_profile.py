"""A taste made of a profile."""

import numpy as np
import pytest

from recommender.engine import Engine
from recommender.profile import taste_of
from recommender.types import FloatArray, Profile, Rating

TITLES = ("Heat (1995)", "Alien (1979)", "Paddington (2014)", "Notting Hill (1999)", "Inception (2010)")


@pytest.fixture(scope="module")
def films(shipped: Engine) -> list[int]:
    return [shipped.find_title(title)[0].item_id for title in TITLES]


def vector(engine: Engine, item_id: int) -> FloatArray:
    found: FloatArray = engine.bundle.item_vectors[engine.catalog.row_of(item_id)]
    return found


def centroid(engine: Engine, profile: Profile) -> FloatArray:
    found = taste_of(profile, engine.bundle).centroid
    assert found is not None
    return found


def test_a_stranger_has_no_taste(shipped: Engine) -> None:
    taste = taste_of(Profile(), shipped.bundle)
    assert (taste.centroid, taste.centroids, taste.weights) == (None, None, {})


def test_what_was_rated_last_counts_a_little_more(shipped: Engine, films: list[int]) -> None:
    heat, _, paddington, *_ = films
    ratings = [Rating(heat, 5.0), Rating(paddington, 5.0)]
    last_heat = centroid(shipped, Profile(tuple(reversed(ratings))))
    last_paddington = centroid(shipped, Profile(tuple(ratings)))
    assert vector(shipped, paddington) @ last_paddington > vector(shipped, paddington) @ last_heat


def test_what_is_not_for_them_pushes_away(shipped: Engine, films: list[int]) -> None:
    heat, alien, *_ = films
    liked = Profile((Rating(heat, 5.0),))
    hidden = Profile((Rating(heat, 5.0),), hidden=frozenset({alien}))
    assert vector(shipped, alien) @ centroid(shipped, hidden) < vector(shipped, alien) @ centroid(
        shipped, liked
    )


def test_a_rating_says_more_than_a_mark(shipped: Engine, films: list[int]) -> None:
    heat, *_ = films
    rated = Profile((Rating(heat, 5.0),), hidden=frozenset({heat}), watchlist=frozenset({heat}))
    assert (
        taste_of(rated, shipped.bundle).weights
        == taste_of(Profile((Rating(heat, 5.0),)), shipped.bundle).weights
    )


def test_one_kind_of_film_is_one_taste_and_two_kinds_are_two(shipped: Engine) -> None:
    def of_genre(genre: str) -> list[Rating]:
        best = sorted(shipped.catalog, key=lambda item: -item.rating_count)
        return [Rating(item.item_id, 5.0) for item in best if item.genres == (genre,)][:8]

    horror, comedy = of_genre("Horror"), of_genre("Comedy")
    two = taste_of(Profile((*horror, *comedy)), shipped.bundle).centroids
    assert two is not None
    assert len(two) == 2
    nearest = [int(np.argmax(two @ vector(shipped, each.item_id))) for each in (*horror, *comedy)]
    assert abs(sum(nearest[:8]) - sum(nearest[8:])) >= 5, "each kind has its own middle"
