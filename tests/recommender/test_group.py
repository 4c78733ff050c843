"""Films for several people, first on numbers made up, then on the shipped bundle."""

import numpy as np
import pytest

from recommender.engine import Engine
from recommender.group import above_floor, for_all, together, united
from recommender.scoring.candidates import Candidates
from recommender.scoring.ranker import Scored
from recommender.types import Profile, Rating, Request, Slot


def scored(*scores: float) -> Scored:
    """Films 10, 11 ... with these scores, made of two parts each."""
    whole = np.array(scores, np.float32)
    rows = np.arange(10, 10 + len(scores), dtype=np.int64)
    return Scored(rows, np.stack([whole * 0.75, whole * 0.25], axis=1), whole, {})


def test_a_film_both_like_beats_one_that_one_of_them_loves() -> None:
    films = together([scored(3, 1, -1, -3), scored(-3, 1, -1, 3)])
    kept, compromise = above_floor(films, 1)
    assert kept.rows.tolist() == [11]
    assert not compromise


def test_without_the_floor_the_average_decides() -> None:
    films = together([scored(9, 1, -5, -5), scored(-1, 1, 0, 0)])
    best = films.scored.rows[np.argmax(films.scored.scores)]
    assert best == 11
    kept, _ = above_floor(films, 1, floor=-99)
    assert len(kept.rows) == 4


def test_whoever_scores_in_larger_numbers_has_no_louder_voice() -> None:
    quiet, loud = scored(1, 0, -1), scored(-100, 0, 100)
    assert together([quiet, loud]).scored.scores == pytest.approx([0, 0, 0], abs=1e-6)


def test_parts_sum_to_the_score() -> None:
    films = together([scored(3, 1, -4), scored(-1, 1, 0)]).scored
    assert films.parts.sum(axis=1) == pytest.approx(films.scores, abs=1e-6)


def test_where_nothing_pleases_all_the_least_bad_is_kept_and_it_is_said() -> None:
    films = together([scored(3, -3, 1, -1), scored(-3, 3, -1, 1)])
    kept, compromise = above_floor(films, 1)
    assert compromise
    assert {12, 13} <= {*kept.rows.tolist()}


def test_people_who_like_nothing_in_particular_break_nothing() -> None:
    films = together([scored(0, 0, 0), scored(1, 0, -1)])
    assert films.scored.scores.argmax() == 0


def test_what_one_has_seen_or_refuses_is_for_nobody() -> None:
    gore = Slot("content", "gore", "no gore", hard=True)
    wish = Slot("fame", "hidden", "hidden gems")
    ben = Profile((Rating(1, 4.0),), seen=frozenset({2}), hidden=frozenset({3}), standing=(gore, wish))
    joint = for_all(Request(profile=Profile(hidden=frozenset({9}))), [ben]).profile
    assert joint.hidden == {1, 2, 3, 9}
    assert joint.standing == (gore,)


def test_candidates_of_all_are_scored_for_all() -> None:
    mine = Candidates(np.array([1, 2]), {"taste": np.array([1]), "popular": np.array([2])})
    theirs = Candidates(
        np.array([2, 3]), {"popular": np.array([2]), "quality": np.array([2]), "taste": np.array([3])}
    )
    both = united([mine, theirs])
    assert both.rows.tolist() == [1, 2, 3]
    assert {name: rows.tolist() for name, rows in both.lists.items()} == {
        "taste": [1, 3],
        "popular": [2],
        "quality": [2],
    }


def profile(engine: Engine, stars: dict[str, float]) -> Profile:
    ratings = (Rating(engine.find_title(title)[0].item_id, given) for title, given in stars.items())
    return Profile(tuple(ratings))


def test_two_people_of_different_taste_on_real_films(shipped: Engine) -> None:
    ana = profile(shipped, {"Notting Hill": 5, "You've Got Mail": 5, "Saw": 0.5, "The Conjuring": 1})
    ben = profile(shipped, {"Saw": 5, "The Conjuring": 4.5, "Notting Hill": 1, "You've Got Mail": 1})
    answer = shipped.recommend_together(Request(profile=ana), [ben], count=5)
    assert len(answer.recommendations) == 5
    assert [len(others) for others in answer.others] == [1] * 5
    known = ana.known | ben.known
    assert not known & {shown.item_id for shown in answer.recommendations}
    for shown in answer.recommendations:
        assert sum(part.value for part in shown.parts) == pytest.approx(shown.score, abs=1e-4)


def test_alone_and_together_with_nobody_are_the_same_films(shipped: Engine) -> None:
    request = shipped.understand("a tense heist")
    alone = [shown.item_id for shown in shipped.recommend(request, count=3).recommendations]
    both = shipped.recommend_together(request, [request.profile], count=3)
    assert [shown.item_id for shown in both.recommendations] == alone
