"""The seeds' networks as rating models: fitted, and asked by whichever network fits what is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from recommender.models.film_columns import film_columns
from recommender.models.main_network import MainNetwork
from recommender.models.new_film_network import NewFilmNetwork
from recommender.models.new_user_network import NewUserNetwork
from recommender.models.perceptron import Perceptron
from recommender.models.rating_table import RatingTable
from recommender.models.stars import Prediction, Progress, TrainingData, no_progress
from recommender.training.epochs import EpochsConfig, train_epochs
from recommender.types import BoolArray, FloatArray, IntArray

LONGEST = 40
"""Ratings of a user that the perceptron looks at."""
AT_ONCE = 8192
EPOCHS = EpochsConfig()


@dataclass(frozen=True, eq=False)
class SeedNetworks:
    """Three networks and the films that training knew; the input decides which is asked.

    ``losses`` : squared error on ratings held back, by network and epoch
    """

    main: MainNetwork
    new_film: NewFilmNetwork
    new_user: NewUserNetwork
    rated: BoolArray
    losses: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @classmethod
    def fit(
        cls, data: TrainingData, seed: int, progress: Progress = no_progress, config: EpochsConfig = EPOCHS
    ) -> SeedNetworks:
        """Train all three on the same ratings."""
        torch.manual_seed(seed)
        table, columns = data.table, film_columns(data.table, data.facts)
        networks = (
            MainNetwork(table.n_users, columns),
            NewFilmNetwork(table.n_users, columns),
            NewUserNetwork(columns),
        )
        losses = {}
        for network in networks:
            bar = progress(type(network).__name__, config.most)
            inputs = torch.from_numpy(table.user_rows), torch.from_numpy(table.item_rows)
            stars = torch.from_numpy(table.stars)
            losses[type(network).__name__] = train_epochs(network, inputs, stars, seed, bar, config)
        return cls(*networks, table.item_counts > 0, losses)

    def predict(self, people: RatingTable, user_rows: IntArray, item_rows: IntArray) -> Prediction:
        """Predict by the rule: strangers go to the new-user network, unrated films to the new-film one."""
        known_as = people.trained_as if people.trained_as is not None else np.full(people.n_users, -1)
        users = known_as[user_rows]
        stars = np.empty(len(users), np.float32)
        for network, asked in self._rule(users, item_rows):
            stars[asked] = answered(
                network, torch.from_numpy(users[asked]), torch.from_numpy(item_rows[asked])
            )
        return Prediction(stars, np.ones(len(stars), np.float32))

    def _rule(self, users: IntArray, item_rows: IntArray) -> Iterator[tuple[nn.Module, BoolArray]]:
        stranger, unrated = users < 0, ~self.rated[item_rows]
        yield self.new_user, stranger
        yield self.new_film, ~stranger & unrated
        yield self.main, ~stranger & ~unrated


@dataclass(frozen=True, eq=False)
class PerceptronModel:
    """The perceptron and the mean that deviations are from."""

    network: Perceptron
    mean: float
    losses: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @classmethod
    def fit(
        cls, data: TrainingData, seed: int, progress: Progress = no_progress, config: EpochsConfig = EPOCHS
    ) -> PerceptronModel:
        """Train on every rating, its user known by others of that user's ratings."""
        torch.manual_seed(seed)
        table, mean = data.table, float(data.table.stars.mean())
        network = Perceptron(film_columns(table, data.facts))
        films = torch.from_numpy(table.item_rows)
        rated, deviations = profiles_without_target(table, mean, np.random.default_rng(seed))
        bar = progress("Perceptron", config.most)
        inputs, stars = (rated, deviations, films), torch.from_numpy(table.stars)
        losses = train_epochs(network, inputs, stars, seed, bar, config)
        return cls(network, mean, {"Perceptron": losses})

    def predict(self, people: RatingTable, user_rows: IntArray, item_rows: IntArray) -> Prediction:
        """Predict the stars of pairs; of a long profile the last ratings count."""
        rated = np.zeros((people.n_users, LONGEST), np.int64)
        deviations = np.full((people.n_users, LONGEST), np.nan, np.float32)
        for user, (start, end) in enumerate(zip(people.starts, people.starts[1:], strict=False)):
            held = slice(max(start, end - LONGEST), end)
            rated[user, : held.stop - held.start] = people.item_rows[held]
            deviations[user, : held.stop - held.start] = people.stars[held] - self.mean
        users = torch.from_numpy(user_rows)
        parts = torch.from_numpy(rated)[users], torch.from_numpy(deviations)[users]
        stars = answered(self.network, *parts, torch.from_numpy(item_rows))
        return Prediction(stars, np.ones(len(stars), np.float32))


def profiles_without_target(
    table: RatingTable, mean: float, random: np.random.Generator
) -> tuple[Tensor, Tensor]:
    """For each rating some others of its user: films (n, LONGEST) and deviations, NaN where fewer."""
    starts, counts = table.starts[table.user_rows], np.diff(table.starts)[table.user_rows]
    steps = random.integers(1, np.maximum(counts, 2)[:, None], (len(table), LONGEST))
    places = np.arange(len(table)) - starts
    chosen = starts[:, None] + (places[:, None] + steps) % counts[:, None]
    sizes = np.minimum(random.integers(0, LONGEST + 1, len(table)), counts - 1)
    deviations = np.where(np.arange(LONGEST) < sizes[:, None], table.stars[chosen] - mean, np.nan)
    return torch.from_numpy(table.item_rows[chosen]), torch.from_numpy(deviations.astype(np.float32))


def answered(network: nn.Module, *inputs: Tensor) -> FloatArray:
    """Ask a network a part at a time; float32, shape (n,)."""
    with torch.no_grad():
        parts = (slice(at, at + AT_ONCE) for at in range(0, len(inputs[0]), AT_ONCE))
        found = [network(*(column[part] for column in inputs)).numpy() for part in parts]
    return np.concatenate(found) if found else np.zeros(0, np.float32)
