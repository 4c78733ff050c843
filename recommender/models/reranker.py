"""The order of items for a person: a small network over signals, trained so that what was liked comes first.

The signals of a training user must not have seen that user: users are dealt into folds, each fold's signals
come from the others. Profiles of 0 to 20 ratings are drawn from each; whatever else was liked is the target.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from recommender.models.liking import liked_matrix
from recommender.models.ranges import known_part
from recommender.models.rating_table import RatingTable
from recommender.models.signals import NAMES, Signals
from recommender.models.stars import Progress, TrainingData, no_progress
from recommender.types import BoolArray, FloatArray, IntArray

SIZES = (0, 1, 2, 3, 5, 5, 10, 10, 20, 20)
FOLDS = 3
CANDIDATES = 300
HIDDEN = 24
EPOCHS, PATIENCE, BATCH = 30, 4, 32
VALIDATION = 0.15
FEWEST = 100
"""Profiles from which on a head is learnt; below, popularity orders."""
AT_ONCE = 50
"""People whose signals are made in one go."""


class Head(nn.Module):
    """Signals and the length of the profile → a score: a linear part and a layer of hidden units."""

    def __init__(self, n_signals: int, hidden: int = HIDDEN) -> None:
        super().__init__()
        self.centre = nn.Parameter(torch.zeros(n_signals), requires_grad=False)
        self.scale = nn.Parameter(torch.ones(n_signals), requires_grad=False)
        self.linear = nn.Linear(n_signals, 1)
        self.inner = nn.Linear(n_signals + 1, hidden)
        self.outer = nn.Linear(hidden, 1)

    def forward(self, signals: Tensor, known: Tensor) -> Tensor:
        """Score items: signals (b, n_items, n_signals), known (b,) ratings in the profile → (b, n_items)."""
        scaled = (signals - self.centre) / self.scale
        length = torch.log1p(known.float())[:, None, None].expand(*scaled.shape[:2], 1) / 3
        hidden = nn.functional.gelu(self.inner(torch.cat([scaled, length], dim=2)))
        return (self.linear(scaled) + self.outer(hidden))[..., 0]


@dataclass(frozen=True, eq=False)
class Examples:
    """Simulated: candidates' signals (n, c, n_signals), what was liked (n, c), ratings known (n,)."""

    signals: Tensor
    liked: Tensor
    known: Tensor

    def where(self, chosen: Tensor) -> Examples:
        """Some of the profiles."""
        return Examples(self.signals[chosen], self.liked[chosen], self.known[chosen])


@dataclass(frozen=True, eq=False)
class Reranker:
    """Signals of all training users, and the head over them."""

    signals: Signals
    head: Head

    @classmethod
    def fit(cls, data: TrainingData, seed: int, progress: Progress = no_progress) -> Reranker:
        """Fit the head on simulated strangers, then the signals on everybody."""
        random = np.random.default_rng(seed)
        folds = min(FOLDS, data.table.n_users)
        bar = progress("Learning the order", folds + EPOCHS)
        fold_of = random.permutation(data.table.n_users) % max(folds, 1)
        parts = []
        for fold in range(folds if folds > 1 else 0):
            rest, own = (
                data.table.of_users(np.flatnonzero(where)) for where in (fold_of != fold, fold_of == fold)
            )
            parts += list(simulate(Signals.fit(TrainingData(rest, data.facts), seed), own, random))
            bar(1)
        examples = joined(parts) if parts else None
        head = (
            train_head(examples, seed, bar) if examples and len(examples.known) >= FEWEST else by_popularity()
        )
        return cls(Signals.fit(data, seed), head)

    def scores(self, people: RatingTable) -> FloatArray:
        """Score every item for everybody, those already rated too; shape (n_people, n_items)."""
        counts = torch.from_numpy(np.diff(people.starts))
        found = []
        for at in range(0, people.n_users, AT_ONCE):
            rows = np.arange(at, min(at + AT_ONCE, people.n_users))
            with torch.no_grad():
                signals = torch.from_numpy(self.signals.of(people.of_users(rows)))
                found.append(self.head(signals, counts[rows]).numpy())
        return np.concatenate(found) if found else np.zeros((0, people.n_items), np.float32)


def by_popularity() -> Head:
    """A head for when there is nobody to learn an order from: the first signal, popularity, alone."""
    head = Head(len(NAMES))
    with torch.no_grad():
        for layer in (head.linear, head.outer):
            layer.weight.zero_()
            layer.bias.zero_()
        head.linear.weight[0, NAMES.index("popularity")] = 1.0
    return head


def simulate(signals: Signals, users: RatingTable, random: np.random.Generator) -> Iterator[Examples]:
    """Draw profiles of held-out users; one who liked nothing outside the profile is left out."""
    for size in SIZES:
        shown = known_part(users, size, random)
        profiles, targets = users.where(shown), liked_matrix(users.where(~shown))
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
    scale = values[..., :9].std(axis=1, keepdims=True) + 1e-6
    rough = (values[..., :9] / scale).sum(axis=2) + random.gumbel(size=targets.shape)
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


def train_head(examples: Examples, seed: int, bar: Callable[[int], None]) -> Head:
    """Fit by softmax over each profile's candidates; the epoch with the best held-out NDCG is kept."""
    torch.manual_seed(seed)
    held = torch.rand(len(examples.known)) < VALIDATION
    training, validation = examples.where(~held), examples.where(held)
    head = Head(examples.signals.shape[2])
    flat = training.signals.flatten(0, 1)
    head.centre.copy_(flat.mean(0))
    head.scale.copy_(flat.std(0) + 1e-4)
    optimiser = torch.optim.AdamW(head.parameters(), lr=5e-3, weight_decay=0.02)
    best, waited = -1.0, 0
    best_state: dict[str, Tensor] = {}
    for _ in range(EPOCHS):
        bar(1)
        order = torch.randperm(len(training.known))
        for at in range(0, len(order), BATCH):
            batch = training.where(order[at : at + BATCH])
            loss = softmax_loss(head(batch.signals, batch.known), batch.liked)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
        with torch.no_grad():
            judged = validation if held.any() else training
            quality = ndcg(head(judged.signals, judged.known), judged.liked)
        if quality > best or not best_state:
            best, best_state, waited = quality, {k: v.clone() for k, v in head.state_dict().items()}, 0
        elif (waited := waited + 1) >= PATIENCE:
            break
    head.load_state_dict(best_state)
    return head


def softmax_loss(scores: Tensor, liked: Tensor) -> Tensor:
    """Cross-entropy of what was liked, each profile counting alike."""
    shares = liked / liked.sum(1, keepdim=True)
    return -(shares * torch.log_softmax(scores, dim=1)).sum(1).mean()


def ndcg(scores: Tensor, liked: Tensor, depth: int = 10) -> float:
    """Mean NDCG over profiles, of the candidates alone."""
    depth = min(depth, scores.shape[1])
    discount = 1 / torch.log2(torch.arange(2, depth + 2).float())
    gained = (liked.gather(1, scores.topk(depth, dim=1).indices) * discount).sum(1)
    ideal = (liked.sort(dim=1, descending=True).values[:, :depth] * discount).sum(1)
    return float((gained / ideal.clamp(min=1e-9)).mean())
