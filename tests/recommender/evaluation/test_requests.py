"""Figures of requests answered, on rankings whose figures are known."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.evaluation.requests import cross_validated, measure, without_each
from recommender.scoring.parts import PARTS
from recommender.scoring.weights import WEIGHTS, Weights
from recommender.training.ranking import Example, learn_weights

FILMS = 40
TOLD = list(PARTS).index("genre")


def example(place: int, *, group: str = "a", in_talk: bool = False, missed: int = 0) -> Example:
    """A request whose one film recommended stands at a place when sorted by the part ``genre``."""
    features = np.zeros((FILMS, len(PARTS)), np.float32)
    features[:, TOLD] = np.linspace(1, -1, FILMS)
    relevant = np.arange(FILMS) == place
    return Example(features, relevant, group, missed, in_talk)


def weights(genre: float) -> Weights:
    return Weights({"genre": genre}, {"genre": -genre})


def test_recall_counts_films_that_were_no_candidates() -> None:
    figures = measure([example(0, missed=1), example(15)], weights(1.0))
    assert (figures.recall10, figures.recall20) == pytest.approx((1 / 3, 2 / 3))
    assert (figures.hit10, figures.precision10) == pytest.approx((0.5, 0.05))


def test_ndcg_falls_with_the_place() -> None:
    assert measure([example(0, missed=0)], weights(1.0)).ndcg10 == 1
    assert measure([example(1)], weights(1.0)).ndcg10 == pytest.approx(1 / np.log2(3))


def test_a_conversation_has_weights_of_its_own() -> None:
    assert measure([example(FILMS - 1, in_talk=True)], weights(1.0)).hit10 == 1
    assert measure([example(FILMS - 1)], weights(1.0)).hit10 == 0


def test_weights_learn_what_tells() -> None:
    taught = [example(0, group=str(number)) for number in range(10)]
    learned = learn_weights([taught], WEIGHTS)
    assert learned.alone["genre"] > 0
    assert learned.alone["mood"] == WEIGHTS.alone["mood"], "nothing taught it"
    assert measure(taught, learned).hit10 == 1


def test_held_out_requests_are_measured_with_what_others_taught() -> None:
    taught = [example(0, group=str(number)) for number in range(10)]
    assert cross_validated(taught, [], WEIGHTS).hit10 == 1


def test_without_the_part_that_tells_the_film_falls() -> None:
    lesser = dict(without_each([example(5)], weights(1.0)))
    assert set(lesser) == {"genre"}
    assert lesser["genre"].ndcg10 <= measure([example(5)], weights(1.0)).ndcg10
