"""Training of the order.

The signals of a training user must not have seen that user: users are dealt into folds, and each fold's
signals come from the others. The head learns on those; the signals it then works with are of everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from recommender.models.head import Head
from recommender.models.order import Order
from recommender.models.signals import NAMES
from recommender.models.stars import Progress, TrainingData, no_progress
from recommender.models.strangers import Strangers
from recommender.training.checkpoints import Checkpoints
from recommender.training.heads import HEADS, train_head
from recommender.training.profiles import Examples, joined, simulate
from recommender.training.signals import fit_signals

FOLDS = 3
ENOUGH = 5000
"""Profiles that teach a head; folds are left out once there are as many."""
FEWEST = 100
"""Profiles from which on a head is learnt; below, popularity orders."""


def fit_order(
    data: TrainingData,
    seed: int,
    progress: Progress = no_progress,
    strangers: Strangers | None = None,
    checkpoints: Checkpoints | None = None,
) -> Order:
    """Fit the head on simulated strangers, then the signals on everybody; ``strangers`` if fitted already."""
    bar = progress("Learning the order", FOLDS + 1 + HEADS)
    examples = (
        [*held_out_examples(data, seed, bar, checkpoints or Checkpoints())]
        if data.table.n_users >= FOLDS
        else []
    )
    head = learn_head(examples, seed, bar)
    signals = fit_signals(data, seed, strangers)
    bar(1)
    return Order(signals, head)


def held_out_examples(
    data: TrainingData, seed: int, bar: Callable[[int], None], kept: Checkpoints
) -> Iterator[Examples]:
    """Simulate strangers from each fold of users, with signals of the other folds."""
    told = 0
    fold_of = np.random.default_rng(seed).permutation(data.table.n_users) % FOLDS
    for fold in range(FOLDS):
        found = kept.load(f"fold-{fold}")
        if found is None:
            others = data.table.of_users(np.flatnonzero(fold_of != fold))
            signals = fit_signals(TrainingData(others, data.facts), seed)
            users = data.table.of_users(np.flatnonzero(fold_of == fold))
            parts = [*simulate(signals, users, np.random.default_rng((seed, fold)))]
            found = vars(joined(parts)) if parts else {}
            kept.save(f"fold-{fold}", found)
        bar(1)
        if found:
            yield Examples(**found)
            told += len(found["known"])
        if told >= ENOUGH:
            break
    bar(FOLDS - 1 - fold)


def learn_head(parts: list[Examples], seed: int, bar: Callable[[int], None]) -> Head:
    """Train the head, or order by popularity where there is too little to learn from."""
    examples = joined(parts) if parts else None
    if examples is None or len(examples.known) < FEWEST:
        return Head.of_one(len(NAMES), NAMES.index("popularity"))
    return train_head(examples, seed, bar)
