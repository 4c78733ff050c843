"""A world where one word tells all."""

from __future__ import annotations

import numpy as np

from recommender.sources.reviews import Review
from recommender.training.descriptions import Description, genre_flags, held_out, some_reviews
from recommender.training.epochs import EpochsConfig
from recommender.training.text_networks import (
    read_genres,
    train_genre_lstm,
    train_genre_reader,
    train_rating_lstm,
)

FAST = EpochsConfig(most=12, patience=12, batch=16, rate=1e-2)
TEXTS = ["a ghost comes at night", "a joke comes at noon"] * 40
FLAGS = np.array([[1, 0], [0, 1]] * 40, np.float32)


def test_the_genre_network_learns_words() -> None:
    read = train_genre_lstm(TEXTS, FLAGS, 1, config=EpochsConfig(most=3, batch=16, rate=3e-3)).read
    scary, funny = read(["at night a ghost", "at noon a joke"])
    assert scary[0] > scary[1]
    assert funny[1] > funny[0]


def test_the_rating_network_learns_words() -> None:
    stars = np.array([2.0, 9.0] * 40, np.float32)
    bad, good = train_rating_lstm(TEXTS, stars, 1, config=FAST).read(TEXTS[:2])
    assert bad < 5 < good


def test_the_serving_model_learns_directions() -> None:
    vectors = np.random.default_rng(0).normal(size=(300, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    flags = np.stack([vectors[:, 0] > 0, vectors[:, 1] > 0], axis=1).astype(np.float32)
    found = read_genres(train_genre_reader(vectors, flags, 1), vectors)
    assert ((found > 0.5) == (flags > 0)).mean() > 0.9
    assert 0 <= found.min() <= found.max() <= 1


def test_training_is_the_same_every_time() -> None:
    vectors = np.eye(8, dtype=np.float32)[np.arange(64) % 8]
    flags = np.tile(np.eye(2, dtype=np.float32), (32, 1))
    config = EpochsConfig(most=2)
    one, other = (
        read_genres(train_genre_reader(vectors, flags, 3, config=config), vectors) for _ in range(2)
    )
    assert (one == other).all()


def test_whole_films_are_held_out() -> None:
    films = [f"film {number}" for number in range(1000)]
    chosen = held_out(films)
    assert 100 < chosen.sum() < 200
    assert (held_out(films[::-1])[::-1] == chosen).all()


def test_flags_are_in_the_order_of_the_genres() -> None:
    described = [Description("x", "…", ("War",)), Description("y", "…", ("Drama", "War"))]
    assert genre_flags(described, ("Drama", "War")).tolist() == [[0, 1], [1, 1]]


def test_no_film_is_drawn_twice_before_every_film_was_once() -> None:
    reviews = [Review(f"tt{number % 50}", 8, str(number)) for number in range(200)]
    films = {review.imdb_id for review in some_reviews(reviews, 200, held=False)}
    first = [review.imdb_id for review in some_reviews(reviews, len(films), held=False)]
    assert sorted(first) == sorted(films)
    assert not films & {review.imdb_id for review in some_reviews(reviews, 200, held=True)}
    assert some_reviews(reviews, 7, held=False) == some_reviews(reviews, 7, held=False)
