import numpy as np
import pytest

from recommender.evaluation.text_metrics import (
    as_shares,
    best_thresholds,
    calibration_error,
    f1_by_genre,
    macro_auc,
    micro_f1,
)
from recommender.evaluation.text_protocol import by_film, genre_figures
from recommender.evaluation.text_report import text_report
from recommender.sources.reviews import Review

FLAGS = np.array([[1, 0], [1, 0], [0, 1], [0, 0]], np.float32)
SCORES = np.array([[0.9, 0.1], [0.4, 0.1], [0.1, 0.3], [0.2, 0.2]], np.float32)


def test_thresholds_are_those_of_the_best_f1() -> None:
    thresholds = best_thresholds(SCORES, FLAGS)
    assert f1_by_genre(SCORES, FLAGS, thresholds) == pytest.approx([1, 1])
    assert micro_f1(SCORES, FLAGS, thresholds) == 1


def test_f1_counts_what_is_missed_and_what_is_wrong() -> None:
    assert f1_by_genre(SCORES, FLAGS, np.array([0.5, 0.15])) == pytest.approx([2 / 3, 2 / 3])
    assert f1_by_genre(SCORES, FLAGS, np.array([0.95, 0.95])).tolist() == [0, 0]


def test_auc_is_the_chance_to_be_put_first() -> None:
    assert macro_auc(SCORES, FLAGS) == 1
    assert macro_auc(-SCORES, FLAGS) == 0
    assert macro_auc(np.zeros_like(SCORES), FLAGS) == 0.5


def test_calibration_compares_shares_told_with_real_ones() -> None:
    real = as_shares(FLAGS)
    assert calibration_error(real, real) == 0
    assert calibration_error(np.full((4, 2), 0.95), np.full((4, 2), 0.5)) == pytest.approx(0.45)


def test_shares_sum_to_1_where_there_are_any() -> None:
    assert as_shares(FLAGS).sum(axis=1).tolist() == [1, 1, 1, 0]


def test_thresholds_are_found_on_other_films_than_figures() -> None:
    scores = np.vstack([SCORES, SCORES])
    figures = genre_figures(scores, FLAGS, 4, FLAGS)
    assert figures["macro F1"] == figures["micro F1"] == figures["ROC-AUC"] == 1
    assert genre_figures(scores, 1 - FLAGS, 4, FLAGS)["macro F1"] < 1


def test_films_not_reviews_are_ranked() -> None:
    reviews = [Review("a", 1, ""), Review("a", 9, ""), Review("b", 6, ""), Review("c", 2, "")]
    told = np.array([1, 9, 6, 2], np.float32)
    assert by_film(told, reviews, {"a": 3.0, "b": 4.0, "c": 1.0, "d": 5.0}) == pytest.approx(1)
    assert by_film(-told, reviews, {"a": 3.0, "b": 4.0, "c": 1.0}) == pytest.approx(-1)


def test_the_report_has_a_row_a_model() -> None:
    report = text_report({"Genres": {"one": {"F1": 0.5, "films": 1234.0}, "two": {"F1": 0.25, "films": 9.0}}})
    assert "## Genres" in report
    assert "| one | 0.500 | 1234 |" in report
    assert "| two | 0.250 | 9.000 |" in report
