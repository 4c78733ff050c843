from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recommender.errors import ModelError, RequestError
from recommender.models.film_layer import FilmLayer
from recommender.models.stars import TrainingData, no_progress
from recommender.training.checkpoints import Checkpoints
from recommender.training.film_layer import train_film_layer
from tests.recommender.models.conftest import N_ITEMS, one_thread, world

__all__ = ["one_thread", "world"]


@pytest.fixture
def layer() -> FilmLayer:
    vectors = np.array([[1, 0], [0.9, 0.1], [0, 1], [0.8, 0.3], [0, 0]], np.float32)
    return FilmLayer(np.array([10, 20, 30, 40, 50]), np.array([9, 9, 9, 2, 0]), vectors)


def test_the_nearest_come_first_and_the_film_itself_never(layer: FilmLayer) -> None:
    assert [item for item, _ in layer.nearest([10], 0, 3)] == [20, 40, 30]


def test_a_floor_on_ratings_leaves_seldom_rated_films_out(layer: FilmLayer) -> None:
    assert [item for item, _ in layer.nearest([10], 5, 3)] == [20, 30]


def test_several_films_are_met_in_the_middle(layer: FilmLayer) -> None:
    assert layer.nearest([10, 30], 0, 1)[0][0] == 40


@pytest.mark.parametrize("item_ids", [[], [50], [99]])
def test_no_film_or_one_without_ratings_is_an_error(layer: FilmLayer, item_ids: list[int]) -> None:
    with pytest.raises(RequestError, match=r"ame "):
        layer.nearest(item_ids, 0, 3)


def test_what_is_read_back_is_what_was_written(layer: FilmLayer, tmp_path: Path) -> None:
    path = tmp_path / "network.safetensors"
    layer.save(path)
    read, written = (dict(each.nearest([10], 5, 3)) for each in (FilmLayer.load(path), layer))
    assert read == pytest.approx(written, abs=1e-3)
    path.write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"network\.safetensors"):
        FilmLayer.load(path)


def test_the_trained_layer_has_a_row_a_film_and_says_how_its_loss_went(world: TrainingData) -> None:
    ids = np.arange(N_ITEMS)
    layer, errors = train_film_layer(world, ids, 3, no_progress, Checkpoints())
    assert len(errors) > 1
    assert (layer.counts == world.table.item_counts).all()
    assert layer.vectors.shape[0] == N_ITEMS
    assert np.isfinite(layer.vectors).all()
