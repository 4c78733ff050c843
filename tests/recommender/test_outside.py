from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from recommender.cli import app
from recommender.errors import ModelError, SourceError
from recommender.training.names import MODELS

FILMS = 30
COMMON = ("--movies", "movies.csv", "--train", "train.csv")


@pytest.fixture
def split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Even people love even films, odd ones odd films; 900 is known by a profile alone, 901 not at all."""
    monkeypatch.chdir(tmp_path)
    films = [(film, f"Film {film} (2000)", "Drama|Comedy") for film in range(1, FILMS + 1)]
    write(tmp_path / "movies.csv", ("movieId", "title", "genres"), films)
    random = np.random.default_rng(2)
    pairs = [(user, film) for user in range(1, 41) for film in range(1, FILMS + 1) if random.random() < 0.6]
    ratings = [(user, film, 4.5 if user % 2 == film % 2 else 1.5, 1_000_000_000) for user, film in pairs]
    header = ("userId", "movieId", "rating", "timestamp")
    write(tmp_path / "train.csv", header, ratings)
    write(tmp_path / "profiles.csv", header, [(900, 2, 5.0, 1_000_000_000), (900, 3, 1.0, 1_000_000_000)])
    write(tmp_path / "test.csv", ("userId", "movieId"), [(900, 5), (900, 4), (901, 4), (1, 4)])
    write(tmp_path / "users.csv", ("userId",), [(900,), (901,)])
    return tmp_path


def write(path: Path, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    with path.open("w", newline="") as text:
        csv.writer(text).writerows([header, *rows])


def run(*words: str) -> str:
    """Run the command line; the error it raises, if any, is raised here too."""
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as text:
        return list(csv.DictReader(text))


def predict(*words: str) -> list[dict[str, str]]:
    run("predict", *COMMON, "--pairs", "test.csv", "--out", "out.csv", *words)
    return read(Path("out.csv"))


@pytest.mark.parametrize("model", list(MODELS))
def test_each_pair_gets_stars_and_a_range_around_them_in_the_files_order(split: Path, model: str) -> None:
    rows = predict("--profiles", "profiles.csv", "--model", model)
    assert [(row["userId"], row["movieId"]) for row in rows] == [
        ("900", "5"),
        ("900", "4"),
        ("901", "4"),
        ("1", "4"),
    ]
    for row in rows:
        assert 0.5 <= float(row["low"]) <= float(row["prediction"]) <= float(row["high"]) <= 5


def test_a_profile_is_folded_in(split: Path) -> None:
    odd, even, *_ = predict("--profiles", "profiles.csv")
    assert float(even["prediction"]) > float(odd["prediction"]) + 1


def test_a_film_that_no_file_knows_is_predicted_with_a_wider_range(split: Path) -> None:
    write(split / "test.csv", ("userId", "movieId"), [(1, 4), (1, 123456)])
    known, unknown = predict()
    assert width(unknown) > width(known)


def width(row: dict[str, str]) -> float:
    return float(row["high"]) - float(row["low"])


def test_rows_that_are_no_ratings_are_named_and_left_out(split: Path) -> None:
    with (split / "train.csv").open("a") as text:
        text.write("x,1,4.0,1\n1,1,9.0,1\n")
    assert "2 skipped" in run(
        "predict", *COMMON, "--pairs", "test.csv", "--out", "out.csv", "--model", "bias"
    )


def test_no_pairs_give_a_file_with_a_header_alone(split: Path) -> None:
    write(split / "test.csv", ("userId", "movieId"), [])
    assert predict("--model", "bias") == []
    assert (split / "out.csv").read_text() == "userId,movieId,prediction,low,high\n"


def test_ratings_without_a_time_will_do(split: Path) -> None:
    write(split / "train.csv", ("userId", "movieId", "rating"), [(1, 1, 4.0), (1, 2, 3.0), (2, 1, 5.0)])
    assert len(predict()) == 4


def test_nothing_to_train_on_is_an_error_that_names_the_file(split: Path) -> None:
    write(split / "train.csv", ("userId", "movieId", "rating", "timestamp"), [])
    with pytest.raises(SourceError, match=r"train\.csv: no rating"):
        predict()


def test_a_column_missing_is_an_error_that_names_it(split: Path) -> None:
    write(split / "test.csv", ("userId", "film"), [(1, 2)])
    with pytest.raises(SourceError, match="movieId is missing"):
        predict()


def test_a_name_of_no_model_is_answered_with_the_names(split: Path) -> None:
    with pytest.raises(ModelError, match=r"no rating model 'oracle'; there are .*posterior"):
        predict("--model", "oracle")


def recommend(k: int) -> list[dict[str, str]]:
    files = ("--profiles", "profiles.csv", "--users", "users.csv", "--out", "ranked.csv")
    run("recommend-users", *COMMON, *files, "-k", str(k))
    return read(Path("ranked.csv"))


def test_films_a_person_would_like_come_first_and_rated_ones_never(split: Path) -> None:
    rows = [row for row in recommend(8) if row["userId"] == "900"]
    assert [int(row["rank"]) for row in rows] == list(range(1, 9))
    assert all(int(row["movieId"]) % 2 == 0 and row["movieId"] != "2" for row in rows)
    scores = [float(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)


def test_every_film_but_those_rated_is_a_candidate_and_strangers_are_answered_too(split: Path) -> None:
    rows = recommend(1000)
    assert len([row for row in rows if row["userId"] == "900"]) == FILMS - 2
    assert {row["movieId"] for row in rows if row["userId"] == "901"} == {
        str(film) for film in range(1, FILMS + 1)
    }


def test_a_single_training_user_is_enough(split: Path) -> None:
    header = ("userId", "movieId", "rating", "timestamp")
    write(split / "train.csv", header, [(1, 2, 4.0, 1_000_000_000), (1, 3, 3.0, 1_000_000_000)])
    assert len(predict()) == 4
    assert recommend(1)[0]["rank"] == "1"
