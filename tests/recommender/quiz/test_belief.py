import numpy as np
import pytest

from recommender.quiz.belief import Belief, Comparison, Doubles

COMEDY, WAR = np.array([1.0, 0.0]), np.array([0.0, 1.0])
FIRST = Belief.at_first(np.eye(2))


def chosen(direction: Doubles, head_start: float = 0.0) -> Comparison:
    return Comparison(direction, 0.7, head_start)


def test_a_choice_raises_what_was_chosen_and_makes_surer() -> None:
    after = FIRST.preferring(chosen(COMEDY - WAR))
    assert after.mean[0] > 0 > after.mean[1]
    assert after.mean[0] == pytest.approx(-after.mean[1])
    assert np.trace(after.covariance) < np.trace(FIRST.covariance)


def test_a_surprise_teaches_more_than_what_was_expected() -> None:
    belief = FIRST.preferring(chosen(COMEDY)).preferring(chosen(COMEDY))
    as_expected, surprised = belief.preferring(chosen(COMEDY)), belief.preferring(chosen(-COMEDY))
    assert abs(surprised.mean[0] - belief.mean[0]) > abs(as_expected.mean[0] - belief.mean[0])


def test_many_answers_keep_the_covariance_sound() -> None:
    belief = FIRST
    for _ in range(200):
        belief = (
            belief.preferring(chosen(COMEDY))
            .preferring(chosen(-COMEDY))
            .preferring(chosen(COMEDY + 0.1 * WAR))
        )
    assert np.isfinite(belief.mean).all()
    assert np.linalg.eigvalsh(belief.covariance).min() > 0


def test_what_is_unknown_would_tell_more_than_what_is_known() -> None:
    belief = FIRST
    for _ in range(10):
        belief = belief.preferring(chosen(COMEDY))
    known, unknown, nothing = belief.information(np.array([COMEDY, WAR, 0 * WAR]), np.zeros(3), 0.7)
    assert 1 > unknown > known > nothing == pytest.approx(0, abs=1e-9)


def test_what_everybody_likes_more_tells_less_when_chosen() -> None:
    plain, expected = FIRST.preferring(chosen(COMEDY)), FIRST.preferring(chosen(COMEDY, 2.0))
    assert plain.mean[0] > expected.mean[0] > 0
    told = FIRST.information(np.array([COMEDY, COMEDY]), np.array([0.0, 2.0]), 0.7)
    assert told[0] > told[1] > 0


def test_a_comparison_turned_is_the_other_choice() -> None:
    turned = chosen(COMEDY, 1.0).turned()
    assert (turned.direction == -COMEDY).all()
    assert turned.head_start == -1


def test_weights_that_vary_together_are_learned_together() -> None:
    together = Belief.at_first(np.array([[1.0, 0.8], [0.8, 1.0]])).preferring(chosen(COMEDY))
    assert together.mean[1] == pytest.approx(0.8 * together.mean[0])
