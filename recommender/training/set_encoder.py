"""Training of the set encoder: part of what a user rated is shown, what else they liked is to come first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from recommender.models.ials import Ials, IalsConfig
from recommender.models.item_facts import bumps
from recommender.models.rating_table import RatingTable
from recommender.models.set_encoder import COUNT_SCALE, RATING_YEARS, SetEncoder
from recommender.training.batches import batches
from recommender.training.factors import fit_ials
from recommender.training.liking import Matrix, liked_matrix, rated_matrix

FEWEST = 3
"""Ratings from which on an item has a vector of its own."""


@dataclass(frozen=True, slots=True)
class SetEncoderConfig:
    """Size and training; profiles have 0 to ``longest`` ratings, short ones as often as long ones."""

    width: int = 64
    epochs: int = 40
    rate: float = 1e-3
    decay: float = 1e-2
    dropout: float = 0.3
    longest: float = 60.0
    batch: int = 64
    undated: float = 0.15
    start: float = 3.0


class SetEncoderNetwork(nn.Module):
    """`SetEncoder` as a network; it starts from implicit ALS: few users teach it too little."""

    def __init__(self, factors: Tensor, ridge: float, log_share: Tensor, config: SetEncoderConfig) -> None:
        super().__init__()
        width = config.width
        shared = factors.T @ factors + ridge * torch.eye(width)
        self.liked = nn.Parameter(3 * config.start * torch.linalg.solve(shared, factors.T).T)
        self.rated = nn.Parameter(torch.zeros_like(factors))
        self.out = nn.Parameter(config.start * factors)
        self.bias = nn.Parameter(log_share)
        self.when = nn.Linear(len(RATING_YEARS) + 1, width, bias=False)
        self.mix = nn.Linear(width, width)
        nn.init.zeros_(self.when.weight)
        nn.init.zeros_(self.mix.weight)
        self.dropout = nn.Dropout(config.dropout)

    def forward(self, liked: Tensor, rated: Tensor, years: Tensor) -> Tensor:
        """Log odds: liked and rated (b, n_known) as 0/1, years (b, n_years) → (b, n_known)."""
        count = rated.sum(1, keepdim=True)
        total = (liked @ self.liked + rated @ self.rated) / (count + 1).sqrt()
        told = torch.cat([years, torch.log1p(count) / COUNT_SCALE], dim=1)
        hidden = self.dropout(torch.tanh(total + self.when(told)))
        return (hidden + torch.tanh(self.mix(hidden))) @ self.out.T + self.bias


@dataclass(frozen=True, eq=False)
class Shown:
    """What the network sees of all users: liked and rated (n_users, n_known), years (n_users, n_years)."""

    liked: Tensor
    rated: Tensor
    years: Tensor


def fit_set_encoder(table: RatingTable, seed: int, config: SetEncoderConfig | None = None) -> SetEncoder:
    """Train on all users of a table."""
    config = config or SetEncoderConfig()
    known = np.flatnonzero(table.item_counts >= FEWEST)
    liked, rated = (matrix[:, known] for matrix in (liked_matrix(table), rated_matrix(table)))
    torch.manual_seed(seed)
    network = first_network(liked, seed, config)
    years = bumps(table.mean_years, RATING_YEARS)
    shown = Shown(
        torch.from_numpy(liked.toarray()), torch.from_numpy(rated.toarray()), torch.from_numpy(years)
    )
    train(network, shown, config)
    weights = (network.liked, network.rated, network.out, network.bias, network.when.weight.T)
    mixing = (network.mix.weight.T, network.mix.bias)
    return SetEncoder(known, *(part.detach().contiguous().numpy() for part in (*weights, *mixing)))


def first_network(liked: Matrix, seed: int, config: SetEncoderConfig) -> SetEncoderNetwork:
    """Make the network that training starts from."""
    start: Ials = fit_ials(liked, seed, IalsConfig(factors=config.width))
    counts = torch.from_numpy(np.asarray(liked.sum(axis=0), np.float32))
    log_share = torch.log((counts + 0.3) / max(float(counts.sum()), 1.0))
    return SetEncoderNetwork(torch.from_numpy(start.items), start.config.ridge, log_share, config)


def train(network: SetEncoderNetwork, shown: Shown, config: SetEncoderConfig) -> None:
    """Train by softmax over all items but those shown; the step shrinks to nothing."""
    wide = [network.liked, network.rated, network.out]
    narrow = [part for part in network.parameters() if all(part is not other for other in wide)]
    groups = [{"params": wide, "weight_decay": config.decay}, {"params": narrow, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=config.rate)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.05, total_iters=config.epochs)
    for _ in range(config.epochs):
        for rows in batches(len(shown.liked), config.batch):
            loss = hidden_loss(network, shown, rows, config)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
        schedule.step()
    network.eval()


def hidden_loss(network: SetEncoderNetwork, shown: Shown, rows: Tensor, config: SetEncoderConfig) -> Tensor:
    """Cross-entropy of what is liked and hidden, a random part of each user's ratings being shown."""
    liked, rated = shown.liked[rows], shown.rated[rows]
    size = config.longest ** torch.rand(len(rows), 1) - 0.9
    share = (size / rated.sum(1, keepdim=True).clamp(min=1)).clamp(max=0.7)
    seen = (torch.rand_like(rated) < share).float() * rated
    dated = (torch.rand(len(rows), 1) >= config.undated).float()
    scores = network(liked * seen, seen, shown.years[rows] * dated)
    log_odds = torch.log_softmax(scores.masked_fill(seen > 0, -1e9), dim=1)
    wanted = liked * (1 - seen)
    return -(wanted * log_odds).sum(1).div(wanted.sum(1).clamp(min=1)).mean()
