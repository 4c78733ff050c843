"""The Bayesian factorization as a rating model: kept draws, each folding anybody in exactly.

Given a draw's items, a person's vector has a normal distribution in closed form; the prediction is the mean
over the draws, its spread what the draws disagree on, what is unknown of the person, and noise.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from recommender.models.blocks import blocks
from recommender.models.features import UserFeatures, item_features
from recommender.models.gibbs import Draw, GibbsConfig, Keeper, conditional, predicted, sample
from recommender.models.linear_prior import Features
from recommender.models.rating_table import RatingTable
from recommender.models.stars import Prediction, Progress, TrainingData, no_progress
from recommender.types import FloatArray, IntArray

AT_ONCE = 200_000
"""Pairs predicted in one go."""


@dataclass(frozen=True, eq=False)
class Posterior:
    """Draws of the items' side and what makes users' features."""

    features: UserFeatures
    draws: tuple[Draw, ...]
    noise_shape: float

    @classmethod
    def fit(
        cls,
        data: TrainingData,
        seed: int,
        progress: Progress = no_progress,
        config: GibbsConfig | None = None,
        keeper: Keeper | None = None,
    ) -> Posterior:
        """Run the chain on the ratings."""
        config = config or GibbsConfig()
        features = UserFeatures.learn(data.table)
        bar = progress("Sampling", config.sweeps)
        sides = features.of(data.table), item_features(data.table, data.facts)
        chain = sample(data.table, *sides, config, seed, bar, keeper)
        return cls(features, tuple(chain), config.noise_shape)

    def predict(self, people: RatingTable, user_rows: IntArray, item_rows: IntArray) -> Prediction:
        """Predict the stars of pairs; a person's rows index ``people``."""
        features = self.features.of(people)
        users, items = torch.from_numpy(user_rows), torch.from_numpy(item_rows)
        total, squares = torch.zeros(len(users)), torch.zeros(len(users))
        for draw in self.draws:
            centres, spreads = fold_in(draw, people, features)
            for at in range(0, len(users), AT_ONCE):
                part = slice(at, at + AT_ONCE)
                mean, variance = pairs(draw, centres, spreads, users[part], items[part])
                total[part] += mean
                squares[part] += mean**2 + variance + self.noise(draw)
        mean = total / len(self.draws)
        variance = squares / len(self.draws) - mean**2
        return Prediction(mean.numpy(), variance.clamp(min=0.01).sqrt().numpy())

    def mean_stars(self, people: RatingTable) -> FloatArray:
        """Expected stars of every item for everybody; shape (n_people, n_items)."""
        features = self.features.of(people)
        total = torch.zeros(people.n_users, people.n_items)
        for draw in self.draws:
            centres, _ = fold_in(draw, people, features)
            total += (
                draw.mean + centres[:, :1] + draw.items.rows[:, 0] + centres[:, 1:] @ draw.items.rows[:, 1:].T
            )
        return (total / len(self.draws)).numpy()

    def noise(self, draw: Draw) -> float:
        """Variance of a stranger's ratings around their mind: the mean of 1 / precision under its prior."""
        return self.noise_shape / (self.noise_shape - 1) / draw.usual_noise


def fold_in(draw: Draw, people: RatingTable, features: Features) -> tuple[Tensor, Tensor]:
    """Where each person's vector lies given a draw's items: means (n, d) and covariances (n, d, d)."""
    d = draw.items.rows.shape[1]
    expected = features.matrix @ draw.users.links
    met = draw.items.rows[torch.from_numpy(people.item_rows)]
    stars = torch.from_numpy(people.stars) - draw.mean
    noise = torch.full_like(stars, draw.usual_noise)
    centres, spreads = torch.empty(people.n_users, d), torch.empty(people.n_users, d, d)
    for part in blocks(people.user_rows, people.n_users):
        centre, root = conditional(part, expected[part.rows], draw.users.precision, met, stars, noise)
        centres[part.rows], spreads[part.rows] = centre, torch.cholesky_inverse(root)
    return centres, spreads


def pairs(
    draw: Draw, centres: Tensor, spreads: Tensor, users: Tensor, items: Tensor
) -> tuple[Tensor, Tensor]:
    """Mean and variance of what each person thinks of an item, in one draw."""
    met = draw.items.rows[items]
    mean = draw.mean + predicted(centres[users], met)
    met[:, 0] = 1.0
    variance = ((met[:, None, :] @ spreads[users])[:, 0, :] * met).sum(1)
    return mean, variance
