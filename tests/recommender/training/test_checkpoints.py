from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from recommender.models.features import UserFeatures, item_features
from recommender.models.gibbs import Draw, GibbsConfig, sample
from recommender.models.stars import TrainingData
from recommender.training.chains import ChainKeeper
from recommender.training.checkpoints import Checkpoints, digest_of
from recommender.training.epochs import EpochsConfig, train_epochs
from tests.recommender.models.conftest import one_thread, world

__all__ = ["one_thread", "world"]
CONFIG = GibbsConfig(factors=3, sweeps=26, burn=8, thin=3)


class Killed(Exception):
    """Stands for a process that ends in the middle."""


def chain(world: TrainingData, folder: Path | None, killed_after: int | None = None) -> list[Draw]:
    features = UserFeatures.learn(world.table)
    swept = 0

    def bar(done: int) -> None:
        nonlocal swept
        swept += done
        if swept == killed_after:
            raise Killed

    sides = features.of(world.table), item_features(world.table, world.facts)
    return [*sample(world.table, *sides, CONFIG, 3, bar, ChainKeeper(Checkpoints(folder, "a")))]


def test_a_chain_goes_on_after_a_kill_to_the_very_same_draws(world: TrainingData, tmp_path: Path) -> None:
    whole = chain(world, None)
    for killed_after in (5, 17, 24):
        with pytest.raises(Killed):
            chain(world, tmp_path / "work", killed_after)
    resumed = chain(world, tmp_path / "work")
    assert len(resumed) == len(whole) == 6
    for one, other in zip(resumed, whole, strict=True):
        assert torch.equal(one.users.rows, other.users.rows)
        assert torch.equal(one.items.rows, other.items.rows)
        assert one.usual_noise == other.usual_noise


def network(
    world: TrainingData, folder: Path | None, killed_after: int = -1
) -> tuple[nn.Module, list[float]]:
    torch.manual_seed(1)
    layers = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Dropout(0.3), nn.Linear(8, 1), nn.Flatten(0))
    table = world.table
    inputs = torch.tensor(np.stack([table.user_rows % 2, table.item_rows % 2], axis=1), dtype=torch.float32)
    epochs = 0

    def bar(done: int) -> None:
        nonlocal epochs
        epochs += done
        if done and epochs == killed_after:
            raise Killed

    config = EpochsConfig(most=7, patience=7, batch=64)
    stars = torch.from_numpy(table.stars)
    errors = train_epochs(layers, (inputs,), stars, 5, bar, config, checkpoints=Checkpoints(folder, "a"))
    return layers, errors


def test_a_network_goes_on_after_a_kill_to_the_very_same_weights(world: TrainingData, tmp_path: Path) -> None:
    whole, errors = network(world, None)
    for killed_after in (2, 5):
        with pytest.raises(Killed):
            network(world, tmp_path / "work", killed_after)
    resumed, again = network(world, tmp_path / "work")
    assert again == errors
    for one, other in zip(whole.parameters(), resumed.parameters(), strict=True):
        assert torch.equal(one, other)


def test_what_belongs_to_other_inputs_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    Checkpoints(tmp_path, "a").save("one", {"x": torch.ones(2)})
    assert Checkpoints(tmp_path, "b").load("one") is None
    found = Checkpoints(tmp_path, "a").load("one")
    assert found is not None
    assert found["x"].tolist() == [1, 1]


def test_a_checkpoint_cut_short_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    kept = Checkpoints(tmp_path, "a")
    kept.save("one", {"x": torch.ones(2)})
    path = tmp_path / "one.safetensors"
    path.write_bytes(path.read_bytes()[:-3])
    assert kept.load("one") is None
    kept.clear()
    assert not tmp_path.exists()


def test_a_digest_tells_settings_and_every_number() -> None:
    values = np.arange(4.0)
    assert digest_of("1", values) == digest_of("1", values.copy())
    others = digest_of("2", values), digest_of("1", values[::-1]), digest_of("1", values.astype(np.float32))
    assert len({digest_of("1", values), *others}) == 4
