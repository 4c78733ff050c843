"""The protocol: every rating model and every order on the same splits, peers of our own making beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from recommender.evaluation.rating_metrics import Errors, joined, ndcg
from recommender.evaluation.splits import held_out_ratings, held_out_users
from recommender.models.ease import Ease
from recommender.models.ials import Ials
from recommender.models.liking import liked_matrix
from recommender.models.neighbours import ItemNeighbours
from recommender.models.ranges import Ranges, rehearse
from recommender.models.rating_table import RatingTable
from recommender.models.stars import Progress, StarsModel, TrainingData
from recommender.training.names import MODELS
from recommender.training.order import fit_order
from recommender.types import FloatArray

KNOWN = (0, 1, 3, 5, 10, 20)
EASE_RIDGE = 300.0
Scorer = Callable[[RatingTable], FloatArray]
Results = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Protocol:
    """What to measure: models by name, folds of users, seed."""

    models: Sequence[str]
    folds: int
    seed: int


def measure_ratings(data: TrainingData, protocol: Protocol, progress: Progress) -> Results:
    """Hold a tenth of the ratings out by hash, and predict them.

    Returns
    -------
    By model: rmse, coverage of the 80 % range, and that by tercile of popularity.
    """
    table = data.table
    held = held_out_ratings(table)
    training = replace(table.where(~held), trained_as=np.arange(table.n_users))
    fitted = {
        name: fit_ranged(name, replace(data, table=training), protocol.seed, progress)
        for name in protocol.models
    }
    return {name: told(off(*model, training, table.where(held), training)) for name, model in fitted.items()}


def measure_new_users(data: TrainingData, protocol: Protocol, progress: Progress) -> tuple[Results, Results]:
    """Hold users out entirely, fold them in by 0 to 20 ratings, predict and order the rest.

    Returns
    -------
    By model and number of ratings known, errors as in `measure_ratings`; by order and number, NDCG@10.
    """
    errors: dict[str, dict[int, list[Errors]]] = {}
    orders: dict[str, dict[int, list[FloatArray]]] = {}
    for fold in range(protocol.folds):
        split = held_out_users(data.table, fold)
        inner = TrainingData(split.training, data.facts)
        models = {name: fit_ranged(name, inner, protocol.seed, progress) for name in protocol.models}
        scorers = fit_orders(inner, protocol.seed, progress)
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
    return {"rmse": errors.rmse, "coverage": errors.coverage, "by_tercile": list(errors.coverage_by_tercile)}


def fit_orders(data: TrainingData, seed: int, progress: Progress) -> Mapping[str, Scorer]:
    """Fit our order and its peers."""
    liked = liked_matrix(data.table)
    popularity = np.asarray(liked.sum(axis=0), np.float32)
    ease, ials, neighbours = Ease.fit(liked, EASE_RIDGE), Ials.fit(liked, seed), ItemNeighbours.fit(liked)
    return {
        "order": fit_order(data, seed, progress).scores,
        "popularity": lambda people: np.tile(popularity, (people.n_users, 1)),
        "ease": lambda people: ease.scores(liked_matrix(people)),
        "ials": lambda people: ials.scores(liked_matrix(people)),
        "item neighbours": lambda people: neighbours.scores(liked_matrix(people)),
    }
