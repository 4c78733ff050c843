from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from recommender.cli import app
from recommender.evaluation.rating_metrics import Errors, joined, ndcg
from recommender.evaluation.rating_protocol import KNOWN
from recommender.evaluation.splits import POOL, hashed, held_out_ratings, held_out_users
from recommender.models.rating_table import RatingTable, make_table
from recommender.models.stars import Z80


@pytest.fixture
def table() -> RatingTable:
    random = np.random.default_rng(0)
    users, items = np.nonzero(random.random((50, 60)) < 0.7)
    stars = np.where(users % 2 == items % 2, 4.5, 2.0) + 0.5 * random.integers(-1, 2, len(users))
    return make_table(users, items, stars, np.full(len(users), 2010.0), 50, 60)


def test_a_hash_is_even_and_the_same_for_the_same_numbers() -> None:
    values = hashed(np.arange(10_000), np.arange(10_000) % 7)
    assert (values == hashed(np.arange(10_000), np.arange(10_000) % 7)).all()
    assert np.histogram(values, bins=5, range=(0, 1))[0] == pytest.approx(2000, rel=0.1)


def test_about_a_tenth_of_the_ratings_is_held_out(table: RatingTable) -> None:
    assert held_out_ratings(table).mean() == pytest.approx(0.1, abs=0.03)


def test_every_user_is_held_out_once_and_never_trained_on_then(table: RatingTable) -> None:
    splits = [held_out_users(table, fold) for fold in range(5)]
    assert sum(split.pool.n_users for split in splits) == table.n_users
    for split in splits:
        assert split.training.n_users + split.pool.n_users == table.n_users
        assert len(split.training) + len(split.pool) + len(split.targets) == len(table)


def test_profiles_are_nested_and_hold_no_target(table: RatingTable) -> None:
    split = held_out_users(table, 0)
    pairs = [
        set(zip(p.user_rows.tolist(), p.item_rows.tolist(), strict=True)) for p in map(split.profiles, KNOWN)
    ]
    for smaller, larger, known in zip(pairs, pairs[1:], KNOWN[1:], strict=False):
        assert smaller <= larger
        assert len(larger) == known * split.pool.n_users
    targets = set(zip(split.targets.user_rows.tolist(), split.targets.item_rows.tolist(), strict=True))
    assert not targets & pairs[-1]
    assert KNOWN[-1] == POOL


def test_errors_tell_rmse_and_how_often_ranges_hold() -> None:
    errors = Errors(np.array([0.5, -1.0, 2.0]), np.array([1.0, 1.0, 1.0]), np.array([1, 5, 9]))
    assert errors.rmse == pytest.approx(np.sqrt(5.25 / 3))
    assert errors.coverage == pytest.approx(2 / 3)
    assert errors.coverage_by_tercile == (1.0, 1.0, 0.0)
    assert joined([errors, errors]).rmse == pytest.approx(errors.rmse)


def test_ndcg_leaves_the_profile_out_and_counts_places() -> None:
    def ratings(rows: list[int], stars: list[float]) -> RatingTable:
        count = len(rows)
        return make_table(np.zeros(count, np.int64), np.array(rows), np.array(stars), np.zeros(count), 1, 5)

    scores = np.array([[9.0, 8.0, 7.0, 6.0, 5.0]], np.float32)
    found = ndcg(scores, ratings([0], [5.0]), ratings([2, 3, 4], [4.0, 3.5, 5.0]))
    places = 1 / np.log2(np.array([3, 5])), 1 / np.log2(np.array([2, 3]))
    assert found == pytest.approx([places[0].sum() / places[1].sum()])


@pytest.fixture
def edition(tmp_path: Path, table: RatingTable) -> Path:
    """The table as a published edition."""
    films = "\n".join(f"{row + 1},Film {row + 1} (2001),Drama" for row in range(table.n_items))
    (tmp_path / "movies.csv").write_text(f"movieId,title,genres\n{films}\n")
    links = "\n".join(f"{row + 1},{row + 1:07d},{row + 1}" for row in range(table.n_items))
    (tmp_path / "links.csv").write_text(f"movieId,imdbId,tmdbId\n{links}\n")
    rows = zip(table.user_rows + 1, table.item_rows + 1, table.stars, strict=True)
    ratings = "\n".join(f"{user},{item},{stars},1262304000" for user, item, stars in rows)
    (tmp_path / "ratings.csv").write_text(f"userId,movieId,rating,timestamp\n{ratings}\n")
    (tmp_path / "tags.csv").write_text("userId,movieId,tag,timestamp\n")
    return tmp_path


def answer(*words: str) -> str:
    result = CliRunner().invoke(app, ["evaluate", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_ratings_are_measured_and_told_as_json_or_a_table(edition: Path) -> None:
    found = json.loads(answer("ratings", "--data", str(edition), "--models", "strangers,bias", "--json"))
    assert found["strangers"]["rmse"] < found["bias"]["rmse"]
    assert "| bias |" in answer("ratings", "--data", str(edition), "--models", "bias")


def test_new_users_are_measured_for_every_number_known(edition: Path) -> None:
    words = ("new-users", "--data", str(edition), "--models", "strangers", "--folds", "1", "--json")
    found = json.loads(answer(*words))
    assert list(found["stars"]["strangers"]) == [str(known) for known in KNOWN]
    assert found["stars"]["strangers"]["20"]["rmse"] < found["stars"]["strangers"]["0"]["rmse"]
    assert found["order"]["order"]["20"] > found["order"]["popularity"]["20"]


def test_a_report_holds_every_measurement_with_its_plots(edition: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    folder = tmp_path / "report"
    answer("ratings", "--data", str(edition), "--models", "bias,perceptron", "--report", str(folder))
    words = ("new-users", "--data", str(edition), "--models", "bias", "--folds", "1", "--report", str(folder))
    answer(*words)
    text = (folder / "ratings.md").read_text()
    assert f"## Held-out ratings, {edition.name}" in text
    assert text.index("Held-out ratings") < text.index("## New users")
    plots = {path.name for path in (folder / "ratings").glob("*.png")}
    assert all(f"(ratings/{name})" in text for name in plots)
    kinds = ("calibration", "loss-by-epoch", "ratings-by-stars", "stars-by-genre", "stars-by-decade")
    assert {f"{kind}-{edition.name}.png" for kind in kinds} <= plots
    assert {f"new-users-{kind}.png" for kind in ("rmse", "coverage", "ndcg")} <= plots


def test_ranges_twice_as_wide_hold_more() -> None:
    random = np.random.default_rng(0)
    off = random.normal(size=20_000)
    errors = Errors(off, np.full(len(off), Z80), np.ones(len(off), np.int64))
    for stated, share in errors.held.items():
        assert share == pytest.approx(float(stated), abs=0.01)
