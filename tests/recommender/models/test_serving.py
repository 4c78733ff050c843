from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from recommender.errors import ModelError
from recommender.models.narrowing import narrowed
from recommender.models.serving import RatingModel, inputs_of
from recommender.models.stars import TrainingData
from recommender.training.serving import train_rating_model
from tests.recommender.models.conftest import N_ITEMS, person, planted_stars

ITEMS = np.arange(N_ITEMS)
ODD_FAN = np.array([1, 3, 2]), np.array([4.5, 4.0, 1.5], np.float32)
NOBODY = np.zeros(0, np.int64), np.zeros(0, np.float32)


@pytest.fixture(scope="module")
def model(world: TrainingData) -> RatingModel:
    return train_rating_model(world, 100 + ITEMS, 4)


def test_a_stranger_is_told_apart_by_three_ratings(model: RatingModel) -> None:
    stars, _, _ = model.predict(*ODD_FAN, ITEMS)
    assert stars[5::2].mean() > stars[4::2].mean() + 0.7
    order = model.order(*ODD_FAN)
    assert order[5::2].mean() > order[4::2].mean()


def test_the_range_lies_around_the_stars_and_narrows_on_the_whole(model: RatingModel) -> None:
    rows = np.arange(20)
    wide, narrow = (
        model.predict(*profile, ITEMS[20:]) for profile in (NOBODY, (rows, planted_stars(rows * 0, rows)))
    )
    for stars, low, high in (wide, narrow):
        assert (low <= stars).all()
        assert (stars <= high).all()
    assert (narrow[2] - narrow[1]).mean() < (wide[2] - wide[1]).mean()


def test_a_belief_is_the_best_guess_of_the_joint_normal(model: RatingModel) -> None:
    strangers = replace(model.strangers, choice_out=model.strangers.choice_out * 0)
    rows, stars = ODD_FAN
    covariance = strangers.loadings @ strangers.loadings.T
    of_ratings = covariance[np.ix_(rows, rows)] + np.diag(strangers.own[rows] + strangers.noise)
    expected = strangers.mean + covariance[:, rows] @ np.linalg.solve(
        of_ratings, stars - strangers.mean[rows]
    )
    assert strangers.stars(strangers.believe(rows, stars)) == pytest.approx(expected, abs=1e-3)


def test_one_person_is_the_same_alone_and_among_others(model: RatingModel, world: TrainingData) -> None:
    table = world.table
    pairs = table.user_rows[::7], table.item_rows[::7]
    together = model.strangers.predict(table, *pairs).stars
    for at in range(0, len(pairs[0]), 40):
        one = table.of_user(int(pairs[0][at]))
        alone = model.predict(one.item_rows, one.stars, pairs[1][at : at + 1])[0]
        assert alone[0] == pytest.approx(np.clip(together[at], 0.5, 5), abs=1e-4)


def test_what_is_read_back_answers_as_what_was_written(model: RatingModel, tmp_path: Path) -> None:
    model.save(tmp_path / "stars.safetensors")
    again = RatingModel.load(tmp_path / "stars.safetensors", 100 + ITEMS)
    assert (again.item_ids == model.item_ids).all()
    for one, other in zip(again.predict(*ODD_FAN, ITEMS), model.predict(*ODD_FAN, ITEMS), strict=True):
        assert one == pytest.approx(other, abs=0.01)
    assert again.order(*ODD_FAN) == pytest.approx(model.order(*ODD_FAN), abs=0.05)


def test_a_file_that_is_none_or_of_another_form_names_itself(model: RatingModel, tmp_path: Path) -> None:
    path = tmp_path / "stars.safetensors"
    with pytest.raises(ModelError, match=r"stars\.safetensors"):
        RatingModel.load(path, 100 + ITEMS)
    path.write_bytes(b"no weights")
    with pytest.raises(ModelError, match=r"stars\.safetensors"):
        RatingModel.load(path, 100 + ITEMS)
    model.save(path)
    arrays = load_file(path)
    del arrays["liked_factors.items"]
    save_file(arrays, path)
    with pytest.raises(ModelError, match="liked_factors"):
        RatingModel.load(path, 100 + ITEMS)


def test_a_model_of_other_films_is_refused(model: RatingModel, tmp_path: Path) -> None:
    model.save(tmp_path / "stars.safetensors")
    with pytest.raises(ModelError, match="other films"):
        RatingModel.load(tmp_path / "stars.safetensors", 100 + ITEMS[:-1])


def test_a_model_without_some_items_answers_as_the_whole_one(model: RatingModel) -> None:
    kept = np.setdiff1d(ITEMS, [0, 17, 39])
    narrow = narrowed(model, 100 + kept)
    assert narrow is not None
    rows = np.searchsorted(kept, ODD_FAN[0])
    for one, other in zip(
        narrow.predict(rows, ODD_FAN[1], np.arange(len(kept))), model.predict(*ODD_FAN, kept), strict=True
    ):
        assert one == pytest.approx(other, abs=1e-5)
    assert np.corrcoef(narrow.order(rows, ODD_FAN[1]), model.order(*ODD_FAN)[kept])[0, 1] > 0.99
    assert narrowed(model, np.array([100, 999])) is None


def test_a_file_says_what_it_was_trained_on(model: RatingModel, tmp_path: Path) -> None:
    path = tmp_path / "stars.safetensors"
    assert inputs_of(path) == ""
    model.save(path, "abc")
    assert inputs_of(path) == "abc"
    path.write_bytes(b"cut short")
    assert inputs_of(path) == ""


def test_the_order_of_a_profile_is_that_of_a_table_of_one(model: RatingModel) -> None:
    one = person(dict(zip(ODD_FAN[0].tolist(), ODD_FAN[1].tolist(), strict=True)))
    today = replace(one, years=np.full(3, model.now, np.float32))
    assert model.orderer.scores(today)[0] == pytest.approx(model.order(*ODD_FAN))
