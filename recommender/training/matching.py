"""From a factorization's draws to one normal distribution of what a stranger may think."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from recommender.models.gibbs import Draw, GibbsConfig, Keeper
from recommender.models.posterior import Posterior
from recommender.models.stars import Progress, TrainingData, no_progress
from recommender.models.strangers import Strangers
from recommender.types import FloatArray

WIDTH, CHOICE_WIDTH = 32, 16


def fit_strangers(
    data: TrainingData,
    seed: int,
    progress: Progress = no_progress,
    config: GibbsConfig | None = None,
    keeper: Keeper | None = None,
) -> Strangers:
    """Run the chain and match its moments."""
    return match(Posterior.fit(data, seed, progress, config, keeper))


def match(posterior: Posterior) -> Strangers:
    """Match the moments of a posterior's draws."""
    root_count = len(posterior.draws) ** 0.5
    met = [with_ones(draw) for draw in posterior.draws]
    means = torch.stack([stranger_mean(draw) for draw in posterior.draws])
    mean = means.mean(0)
    parts = [rows @ spread_root(draw) for rows, draw in zip(met, posterior.draws, strict=True)]
    columns = torch.cat([*parts, (means - mean).T], dim=1) / root_count
    loadings = leading(columns, WIDTH)
    own = (columns**2).sum(1).numpy() - (loadings**2).sum(axis=1)
    links = [draw.users.links[: len(rows)] for rows, draw in zip(met, posterior.draws, strict=True)]
    choice_out, choice_in = product_factors(
        torch.cat(met, 1) / root_count, torch.cat(links, 1) / root_count, CHOICE_WIDTH
    )
    choice_in *= posterior.features.scale
    return Strangers(
        mean.numpy(),
        loadings,
        np.maximum(own, 0),
        float(np.mean([posterior.noise(draw) for draw in posterior.draws])),
        choice_in,
        choice_out,
        posterior.features.usual_items @ choice_in,
        posterior.features.few,
    )


def with_ones(draw: Draw) -> Tensor:
    """Items' vectors with a 1 where their bias was: what a person's row is multiplied with."""
    rows = draw.items.rows.clone()
    rows[:, 0] = 1.0
    return rows


def stranger_mean(draw: Draw) -> Tensor:
    """Stars of each item expected of somebody unknown; the last feature of users is the constant."""
    return draw.mean + draw.items.rows[:, 0] + with_ones(draw) @ draw.users.links[-1]


def spread_root(draw: Draw) -> Tensor:
    """Root of the covariance of people's rows."""
    return torch.linalg.cholesky(torch.linalg.inv(draw.users.precision))


def leading(columns: Tensor, width: int) -> FloatArray:
    """Narrow (n, many) columns to ``width`` that keep most of their products."""
    _, vectors = torch.linalg.eigh(columns.T @ columns)
    return (columns @ vectors[:, -width:]).numpy()


def product_factors(left: Tensor, right: Tensor, width: int) -> tuple[FloatArray, FloatArray]:
    """Factors (n, width) whose product is near left rightᵀ (both (n, many))."""
    left_q, left_r = torch.linalg.qr(left)
    right_q, right_r = torch.linalg.qr(right)
    u, values, v = torch.linalg.svd(left_r @ right_r.T)
    root = values[:width].sqrt()
    return (left_q @ (u[:, :width] * root)).numpy(), (right_q @ (v[:width].T * root)).numpy()
