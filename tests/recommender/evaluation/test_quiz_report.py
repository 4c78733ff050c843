from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from recommender.evaluation.quiz_protocol import Measured, jensen_shannon, ndcg
from recommender.evaluation.quiz_report import GOALS, PLOTTED, POPULAR, WHOLE, difference, quiz_report
from recommender.evaluation.quiz_worlds import fold_of, held_out_people

WAYS = (POPULAR, *(goal.other for goal in GOALS), *PLOTTED, WHOLE)


def measured(whole: float = 0.3) -> Measured:
    """Everybody's figures are .2, but for the whole quiz, better for each person by another amount."""
    spread = np.linspace(-0.01, 0.01, 20, dtype=np.float32)
    quality = {way: np.full(20, 0.2, np.float32) for way in WAYS} | {WHOLE: np.float32(whole) + spread}
    liked = {way: np.ones(20, np.float32) for way in WAYS}
    unknown = {way: np.full(20, np.nan, np.float32) for way in WAYS} | {WHOLE: np.full(20, 0.4, np.float32)}
    return Measured(quality, liked, unknown)


def test_differences_are_paired_shares_of_the_other_way() -> None:
    gap, half = difference(measured(), POPULAR)
    assert gap == pytest.approx(0.5, abs=1e-4)
    assert 0 < half < 0.05


@pytest.mark.parametrize(("whole", "met"), [(0.3, ["yes", "yes", "yes"]), (0.21, ["yes", "no", "no"])])
def test_the_page_says_which_goals_are_met(whole: float, met: list[str]) -> None:
    page = quiz_report(measured(whole), "the command")
    goals = page.split("## Goals, paired")[1].split("## ")[0].splitlines()
    assert [line.split(" | ")[-1].removesuffix(" |") for line in goals if line.startswith("| ")][1:] == met


def test_the_page_has_a_plot_of_as_many_points_as_ticks_and_no_nan() -> None:
    page = quiz_report(measured(), "the command")
    plot = page.split("```mermaid")[1]
    assert plot.count('"') == 2 * (len(PLOTTED) + 1) + 2
    assert [line.count(",") for line in plot.splitlines() if " line [" in line] == [len(PLOTTED)] * 2
    assert "nan" not in page
    assert "    the command" in page


def test_a_list_is_judged_by_where_what_was_wanted_stands() -> None:
    first, last = np.zeros(10, np.bool_), np.zeros(10, np.bool_)
    first[0], last[9] = True, True
    assert ndcg(first, 1) == pytest.approx(1)
    assert ndcg(first, 1) > ndcg(last, 1) > 0
    assert ndcg(first[:3], 1) == pytest.approx(1)


def test_distance_of_shares_is_0_for_the_same_and_1_for_nothing_in_common() -> None:
    one, other = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    assert jensen_shannon(one, one) == 0
    assert jensen_shannon(one, other) == pytest.approx(1)
    assert 0 < jensen_shannon(one, (one + other) / 2) < 1


class FewFilms:
    item_ids = np.arange(1, 101)
    year = np.where(np.arange(100) < 90, 1990.0, 2030.0)


def test_what_may_be_asked_about_is_never_to_be_found() -> None:
    ratings = pd.DataFrame(
        {"user_id": 7, "item_id": np.arange(1, 81), "stars": 5.0, "timestamp": 1_000_000_000}
    )
    asked = np.arange(100) < 20
    (one,) = held_out_people(ratings, FewFilms(), asked)
    assert not asked[one.liked].any()
    assert not set(one.liked) & set(one.known)
    assert set(np.flatnonzero(asked)) <= set(one.known)
    assert 15 < len(one.liked) < 45
    assert one.later.tolist() == [*range(90, 100)]


def test_somebody_of_few_ratings_is_not_measured() -> None:
    ratings = pd.DataFrame({"user_id": 7, "item_id": np.arange(1, 50), "stars": 5.0, "timestamp": 0})
    assert [*held_out_people(ratings, FewFilms(), np.zeros(100, np.bool_))] == []


def test_folds_are_even_and_the_same_everywhere() -> None:
    folds = fold_of(np.arange(1000), 5)
    assert np.bincount(folds).min() > 150
    assert (fold_of(np.arange(500), 5) == folds[:500]).all()
