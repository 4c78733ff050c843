"""Simulated strangers to learn an order from: some ratings as profile, what else was liked as target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from recommender.models.liking import liked_matrix
from recommender.models.order import AT_ONCE
from recommender.models.ranges import known_part
from recommender.models.rating_table import RatingTable
from recommender.models.signals import Signals
from recommender.types import BoolArray, FloatArray, IntArray

SIZES = (0, 1, 2, 3, 5, 5, 10, 10, 20, 20)
CANDIDATES = 300
TELLING = 8
"""The first signals, by which candidates are chosen."""


@dataclass(frozen=True, eq=False)
class Examples:
    """Simulated: candidates' signals (n, c, n_signals), what was liked (n, c), ratings known (n,)."""

    signals: Tensor
    liked: Tensor
    known: Tensor

    def where(self, chosen: Tensor) -> Examples:
        """Some of the profiles."""
        return Examples(self.signals[chosen], self.liked[chosen], self.known[chosen])


def simulate(signals: Signals, users: RatingTable, random: np.random.Generator) -> Iterator[Examples]:
    """Draw profiles of held-out users; one who liked nothing outside the profile is left out."""
    for size in SIZES:
        shown = known_part(users, size, random)
        profiles, targets = users.where(shown), liked_matrix(users.where(~shown)).toarray()
        seen = np.zeros_like(targets, dtype=bool)
        seen[profiles.user_rows, profiles.item_rows] = True
        for at in range(0, users.n_users, AT_ONCE):
            rows = np.arange(at, min(at + AT_ONCE, users.n_users))
            rows = rows[targets[rows].any(axis=1)]
            if len(rows):
                values = signals.of(profiles.of_users(rows))
                yield choose_candidates(
                    values, targets[rows], seen[rows], np.diff(profiles.starts)[rows], random
                )


def choose_candidates(
    values: FloatArray, targets: FloatArray, seen: BoolArray, known: IntArray, random: np.random.Generator
) -> Examples:
    """Keep the items that some signal puts high, for they are what the head must tell apart."""
    scale = values[..., :TELLING].std(axis=1, keepdims=True) + 1e-6
    rough = (values[..., :TELLING] / scale).sum(axis=2) + random.gumbel(size=targets.shape)
    rough[seen] = -np.inf
    count = min(CANDIDATES, values.shape[1])
    chosen = np.argpartition(-rough, count - 1, axis=1)[:, :count]
    rows = np.arange(len(values))[:, None]
    return Examples(
        torch.from_numpy(values[rows, chosen]),
        torch.from_numpy(np.where(seen[rows, chosen], 0, targets[rows, chosen]).astype(np.float32)),
        torch.from_numpy(known),
    )


def joined(parts: list[Examples]) -> Examples:
    """All examples as one; those without anything liked among the candidates are left out."""
    columns = ([getattr(part, name) for part in parts] for name in ("signals", "liked", "known"))
    examples = Examples(*(torch.cat(column) for column in columns))
    return examples.where(examples.liked.any(dim=1))
