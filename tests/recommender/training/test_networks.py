from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn

from recommender.models.film_columns import film_columns
from recommender.models.stars import TrainingData
from recommender.training.epochs import EpochsConfig, stalled, train_epochs
from recommender.training.networks import LONGEST, PerceptronModel, SeedNetworks, profiles_without_target
from tests.recommender.models.conftest import N_ITEMS, one_thread, person, planted_stars, world

__all__ = ["one_thread", "world"]
ITEMS = np.arange(N_ITEMS)
LONG = EpochsConfig(most=80, patience=20, batch=32, rate=5e-3)


@pytest.fixture(scope="module")
def networks(world: TrainingData) -> SeedNetworks:
    return SeedNetworks.fit(world, 3, config=LONG)


def test_known_users_and_films_go_to_the_main_network(networks: SeedNetworks, world: TrainingData) -> None:
    table = replace(world.table, trained_as=np.arange(world.table.n_users))
    users, items = np.divmod(np.arange(400), N_ITEMS)
    stars = networks.predict(table, users, items).stars
    assert np.corrcoef(stars, planted_stars(users, items))[0, 1] > 0.8


def test_the_input_decides_which_network_is_asked(networks: SeedNetworks, world: TrainingData) -> None:
    unrated = replace(networks, rated=np.arange(N_ITEMS) != 5)
    people = replace(world.table.of_users(np.array([7])), trained_as=np.array([7]))
    stranger = replace(people, trained_as=None)
    user, films = torch.tensor([7]), torch.tensor([5, 6])
    with torch.no_grad():
        asked = [
            network(user, film[None]).item() for network in (unrated.main, unrated.new_film) for film in films
        ]
        unknown = unrated.new_user(user, films[:1]).item()
    known = unrated.predict(people, np.zeros(2, np.int64), np.array([5, 6])).stars
    assert known == pytest.approx([asked[2], asked[1]])
    assert unrated.predict(stranger, np.zeros(1, np.int64), np.array([5])).stars == pytest.approx([unknown])


def test_the_perceptron_folds_a_stranger_in(world: TrainingData) -> None:
    model = PerceptronModel.fit(world, 3, config=LONG)
    rated = {row: float(planted_stars(np.array(1), np.array(row))) for row in range(20)}
    stars = model.predict(person(rated), np.zeros(20, np.int64), ITEMS[20:]).stars
    assert stars[1::2].mean() > stars[::2].mean() + 0.5


def test_a_profile_to_learn_from_never_holds_its_target(world: TrainingData) -> None:
    rated, deviations = profiles_without_target(world.table, 3.0, np.random.default_rng(0))
    shown = ~deviations.isnan()
    targets = torch.from_numpy(world.table.item_rows)[:, None]
    assert not ((rated == targets) & shown).any()
    counts = np.diff(world.table.starts)[world.table.user_rows]
    assert (shown.sum(1).numpy() <= np.minimum(counts - 1, LONGEST)).all()


def test_film_columns_lie_between_0_and_1_and_know_training_ratings_alone(world: TrainingData) -> None:
    columns = film_columns(world.table, world.facts)
    assert columns.min() >= 0
    assert columns.max() <= 1
    fewer = film_columns(world.table.where(world.table.item_rows != 3), world.facts)
    means = fewer[:, 1] * 5
    assert means[3] == pytest.approx(world.table.stars[world.table.item_rows != 3].mean(), abs=1e-4)


def test_the_best_epoch_is_kept() -> None:
    torch.manual_seed(0)
    x = torch.randn(400, 2)
    network = nn.Sequential(nn.Linear(2, 1), nn.Flatten(0))
    errors = train_epochs(network, (x,), x[:, 0] * 2, 1, lambda done: None, EpochsConfig(most=30, rate=0.1))
    held = torch.rand(400, generator=torch.Generator().manual_seed(1)) < 0.1
    with torch.no_grad():
        kept = float((network(x[held]) - x[held, 0] * 2).pow(2).mean())
    assert kept == pytest.approx(min(errors), abs=1e-6)
    assert errors[0] > min(errors)


def test_training_ends_when_epochs_bring_nothing() -> None:
    assert not stalled([1.0, 0.9, 0.95], 2)
    assert stalled([1.0, 0.9, 0.95, 0.91], 2)
