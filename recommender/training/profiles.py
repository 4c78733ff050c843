"""Simulated strangers to learn an order from: some ratings as profile, what else was liked as target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from recommender.models.ranges import known_part
from recommender.models.rating_table import RatingTable
from recommender.models.signals import NAMES, Signals
from recommender.types import FloatArray, IntArray

SIZES = (0, 1, 1, 2, 3, 4, 5, 7, 10, 10, 14, 20, 20, 30)
CANDIDATES = 300
TELLING = NAMES.index("stars")
"""The signals before, by which candidates are chosen."""


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
    """Draw profiles of held-out users; one who liked nothing among the candidates is left out."""
    for size in (size for size in SIZES if size < users.n_items):
        shown = known_part(users, size, random)
        profiles, targets = users.where(shown), users.where(~shown)
        count = min(CANDIDATES, users.n_items - size)
        drawn = []
        for profile, rest in zip(profiles.people(), targets.people(), strict=True):
            values = signals.of(profile)
            chosen = candidates(values, profile.item_rows, count, random)
            liked = np.isin(chosen, rest.liked_rows)
            if liked.any():
                drawn.append((values[chosen], liked.astype(np.float32), len(profile.item_rows)))
        if drawn:
            yield Examples(*(torch.from_numpy(np.stack(column)) for column in zip(*drawn, strict=True)))


def candidates(values: FloatArray, seen: IntArray, count: int, random: np.random.Generator) -> IntArray:
    """Choose the items that some signals put high, for they are what the head must tell apart."""
    telling = values[:, :TELLING]
    rough = (telling / (telling.std(axis=0) + 1e-6)).sum(axis=1) + random.gumbel(size=len(values))
    rough[seen] = -np.inf
    return np.argpartition(-rough, count - 1)[:count]


def joined(parts: list[Examples]) -> Examples:
    """All examples as one, each with as many candidates as the one with the fewest."""
    least = min(part.liked.shape[1] for part in parts)
    signals, liked = (
        torch.cat([getattr(part, name)[:, :least] for part in parts]) for name in ("signals", "liked")
    )
    examples = Examples(signals, liked, torch.cat([part.known for part in parts]))
    return examples.where(examples.liked.any(dim=1))
