import numpy as np
import pytest

from recommender.quiz.belief import Belief

COMEDY, WAR = np.array([1.0, 0.0]), np.array([0.0, 1.0])


def test_a_choice_raises_what_was_chosen_and_makes_surer() -> None:
    first = Belief.at_first(2)
    after = first.preferring(COMEDY - WAR)
    assert after.mean[0] > 0 > after.mean[1]
    assert after.mean[0] == pytest.approx(-after.mean[1])
    assert np.trace(after.covariance) < np.trace(first.covariance)


def test_a_surprise_teaches_more_than_what_was_expected() -> None:
    belief = Belief.at_first(2).preferring(COMEDY).preferring(COMEDY)
    as_expected, surprised = belief.preferring(COMEDY), belief.preferring(-COMEDY)
    assert abs(surprised.mean[0] - belief.mean[0]) > abs(as_expected.mean[0] - belief.mean[0])


def test_many_answers_keep_the_covariance_sound() -> None:
    belief = Belief.at_first(2)
    for _ in range(200):
        belief = belief.preferring(COMEDY).preferring(-COMEDY).preferring(COMEDY + 0.1 * WAR)
    assert np.isfinite(belief.mean).all()
    assert np.linalg.eigvalsh(belief.covariance).min() > 0


def test_what_is_unknown_would_tell_more_than_what_is_known() -> None:
    belief = Belief.at_first(2)
    for _ in range(10):
        belief = belief.preferring(COMEDY)
    known, unknown, nothing = belief.information(np.array([COMEDY, WAR, 0 * WAR]))
    assert 1 > unknown > known > nothing == pytest.approx(0, abs=1e-9)
