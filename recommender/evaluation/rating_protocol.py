"""The protocol: every rating model and every order on the same splits, peers beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from recommender.evaluation.editions import RatingSplit
from recommender.evaluation.order_peers import ORDER_PEERS, Scorer, popularity
from recommender.evaluation.rating_metrics import Errors, joined, ndcg, rmse
from recommender.evaluation.rating_peers import RATING_PEERS
from recommender.evaluation.splits import held_out_users
from recommender.models.ranges import Ranges, rehearse
from recommender.models.rating_table import RatingTable
from recommender.models.stars import Progress, StarsModel, TrainingData
from recommender.training.names import MODELS
from recommender.training.order import fit_order
from recommender.types import FloatArray

KNOWN = (0, 1, 3, 5, 10, 20)
OURS = "order"
Results = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Protocol:
    """What to measure: models by name, folds of users, seed, other libraries' models too or not."""

    models: Sequence[str]
    folds: int
    seed: int
    peers: bool = False


def measure_ratings(splits: Sequence[RatingSplit], protocol: Protocol, progress: Progress) -> Results:
    """Predict the ratings that each split holds out.

    Returns
    -------
    By model: rmse (the mean over the splits), coverage of the 80 % range, that by tercile of popularity, and
    of networks the losses by epoch of the last split; of peers rmse alone.
    """
    errors: dict[str, list[Errors]] = {}
    plain: dict[str, list[float]] = {}
    losses: dict[str, dict[str, Sequence[float]]] = {}
    for split in splits:
        training, held = split.data.table, split.held
        for name in protocol.models:
            model, ranges = fit_ranged(name, split.data, protocol.seed, progress)
            errors.setdefault(name, []).append(off(model, ranges, training, held, training))
            losses[name] = getattr(model, "losses", {})
        for name, peer in RATING_PEERS.items() if protocol.peers else ():
            stars = peer(training, held.user_rows, held.item_rows, protocol.seed)
            plain.setdefault(name, []).append(rmse(stars - held.stars))
    ours = {
        name: told(joined(parts))
        | {"rmse": float(np.mean([part.rmse for part in parts])), "losses": losses[name]}
        for name, parts in errors.items()
    }
    return ours | {name: {"rmse": float(np.mean(parts))} for name, parts in plain.items()}


def measure_new_users(data: TrainingData, protocol: Protocol, progress: Progress) -> tuple[Results, Results]:
    """Hold users out entirely, fold them in by 0 to 20 ratings, predict and order the rest.

    Returns
    -------
    By model and number of ratings known, errors as in `measure_ratings`; by order and number, NDCG@10.
    """
    peers = ORDER_PEERS if protocol.peers else {"popularity": popularity}
    errors: dict[str, dict[int, list[Errors]]] = {}
    orders: dict[str, dict[int, list[FloatArray]]] = {}
    for fold in range(protocol.folds):
        split = held_out_users(data.table, fold)
        inner = TrainingData(split.training, data.facts)
        models = {name: fit_ranged(name, inner, protocol.seed, progress) for name in protocol.models}
        scorers: dict[str, Scorer] = {OURS: fit_order(inner, protocol.seed, progress).scores}
        scorers |= {name: peer(inner.table, protocol.seed) for name, peer in peers.items()}
        for known in KNOWN:
            profiles = split.profiles(known)
            for name, model in models.items():
                found = off(*model, profiles, split.targets, split.training)
                errors.setdefault(name, {}).setdefault(known, []).append(found)
            for name, scorer in scorers.items():
                quality = ndcg(scorer(profiles), profiles, split.targets)
                orders.setdefault(name, {}).setdefault(known, []).append(quality)
    stars = {name: {str(k): told(joined(parts)) for k, parts in by.items()} for name, by in errors.items()}
    order = {
        name: {str(k): float(np.concatenate(parts).mean()) for k, parts in by.items()}
        for name, by in orders.items()
    }
    return stars, order


def fit_ranged(name: str, data: TrainingData, seed: int, progress: Progress) -> tuple[StarsModel, Ranges]:
    """Fit a named model and rehearse its ranges."""
    model = MODELS[name]
    return model.fit(data, seed, progress), rehearse(model.rehearsal, data, seed, progress)


def off(
    model: StarsModel, ranges: Ranges, people: RatingTable, targets: RatingTable, training: RatingTable
) -> Errors:
    """Predict targets of people from their ratings."""
    predicted = model.predict(people, targets.user_rows, targets.item_rows)
    counts = training.item_counts[targets.item_rows]
    half = ranges.half_widths(predicted.spread, np.diff(people.starts)[targets.user_rows], counts)
    return Errors(predicted.bounded() - targets.stars, half, counts)


def told(errors: Errors) -> dict[str, Any]:
    """The figures of some errors."""
    coverage = {"coverage": errors.coverage, "by_tercile": list(errors.coverage_by_tercile)}
    return {"rmse": errors.rmse, "held": errors.held} | coverage
