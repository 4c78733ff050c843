"""Learn the weights of a score's parts from real requests and the films people then recommended.

A softmax over each request's candidates (the films recommended should come first), linear in the parts,
fitted by L-BFGS with bounds: a part may lift or do nothing but never turn round, so that every reason given
for a film is one in its favour."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from recommender.batch import find_film, read_request
from recommender.batch_lines import AnsweredLine, read_lines
from recommender.engine import Engine
from recommender.scoring.candidates import find_candidates
from recommender.scoring.parts import PARTS, feature_matrix
from recommender.scoring.query import make_query
from recommender.scoring.weights import Weights
from recommender.types import BoolArray, FloatArray

Doubles = NDArray[np.float64]

L2 = 0.02
NEAR_COMMON = 0.1
DEPTH = 50
OTHERS = 250
SEED = 20250101
LOWERED = frozenset(("unlike", "unwished"))
"""Parts that may only lower a score; all others may only raise it."""
PERSONAL = ("taste", "taste_fans", "listed", "leaning", "choice")
"""Parts that no request without a profile can teach."""


@dataclass(frozen=True, eq=False)
class Example:
    """One request: its candidates' features, centred (n, n_parts), which of them were recommended (n,), and
    its dialogue."""

    features: FloatArray
    relevant: BoolArray
    group: str
    missed: int
    """Films recommended that were no candidates."""
    in_talk: bool
    """Whether it was made in the middle of a conversation."""
    kinds: frozenset[str] = frozenset()
    """Kinds of slots that it was understood to hold."""


def read_examples(engine: Engine, path: Path, progress: Callable[[int], None]) -> Iterator[Example]:
    """Read requests with the films people recommended (``relevant``) and make examples of them."""
    dialogue, before = 0, list[Any]()
    for line in read_lines(path, AnsweredLine):
        goes_on = before and line["turns"][: len(before)] == before
        dialogue, before = dialogue + (not goes_on), line["turns"]
        yield make_example(engine, line, f"{path.stem}-{dialogue}")
        progress(1)


def make_example(engine: Engine, line: Mapping[str, Any], group: str) -> Example:
    """Measure one request; films it mentions are no answers."""
    request = read_request(engine, line)
    mentioned = {find_film(engine, film) for film in line.get("mentioned", ())} | set(request.seeds)
    relaxed, _, allowed, _ = engine.relaxed(request, DEPTH)
    query = make_query(relaxed, engine.bundle, engine.encoder)
    allowed[[engine.catalog.row_of(item_id) for item_id in mentioned if item_id is not None]] = False
    rows = find_candidates(query, engine.bundle, allowed).rows
    features = feature_matrix(query, engine.bundle, rows)
    found = {find_film(engine, film) for film in line["relevant"]} - mentioned
    wanted = {engine.catalog.row_of(item_id) for item_id in found if item_id is not None}
    relevant = np.isin(rows, sorted(wanted))
    centred = features - features.mean(axis=0) if len(rows) else features
    kinds = frozenset(slot.kind for slot in request.slots)
    return Example(centred, relevant, group, len(found) - int(relevant.sum()), bool(request.turns), kinds)


def learn_weights(groups: Sequence[Sequence[Example]], start: Weights) -> Weights:
    """Fit weights to several sets of examples, each set counting the same whatever its size.

    Requests made alone are few: they make one set, and their weights are held near to those that fit all
    requests.

    Parameters
    ----------
    start : weights that parts keep which no example uses
    """
    rng = np.random.default_rng(SEED)
    sets = [[_thinned(example, rng) for example in group if example.relevant.any()] for group in groups]
    alone = [[example for group in sets for example in group if not example.in_talk]]
    in_talk = [[example for example in group if example.in_talk] for group in sets]
    common = _fitted(sets, start.alone, dict.fromkeys(PARTS, 0.0), L2)
    near = _fitted(alone, start.alone, common, NEAR_COMMON)
    return Weights(_rounded(near), _rounded(_fitted(in_talk, start.in_talk, dict.fromkeys(PARTS, 0.0), L2)))


def _fitted(
    sets: Sequence[Sequence[Example]], untaught: Mapping[str, float], near: Mapping[str, float], cost: float
) -> dict[str, float]:
    """Fit weights that stay near given ones; parts that are the same for all films keep ``untaught``."""
    sets = [group for group in sets if group]
    if not sets:
        return {**untaught}
    spread = np.concatenate([example.features for group in sets for example in group]).std(axis=0)
    taught = spread > 1e-6
    scale = np.where(taught, spread, 1.0)
    middle = np.array([near[name] for name in PARTS]) * scale

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        away = weights - middle
        total, gradient = cost * float(away @ away), 2 * cost * away
        for group in sets:
            for example in group:
                one, slope = _softmax_loss(example, weights / scale)
                total += one / len(group)
                gradient = gradient + slope / scale / len(group)
        return total, gradient

    bounds = [(None, 0) if name in LOWERED else (0, None) for name in PARTS]
    found = minimize(loss, middle, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 100}).x
    return {
        name: float(weight) if known else untaught[name]
        for name, weight, known in zip(PARTS, found / scale, taught, strict=True)
    }


def _rounded(weights: Mapping[str, float]) -> dict[str, float]:
    return {name: round(weight, 2) for name, weight in weights.items()}


def _thinned(example: Example, rng: np.random.Generator) -> Example:
    others = np.flatnonzero(~example.relevant)
    drawn = rng.choice(others, min(OTHERS, len(others)), replace=False)
    kept = np.concatenate([np.flatnonzero(example.relevant), drawn])
    return replace(example, features=example.features[kept], relevant=example.relevant[kept])


def _softmax_loss(example: Example, weights: Doubles) -> tuple[float, Doubles]:
    scores = example.features @ weights
    scores -= scores.max()
    shares = np.exp(scores)
    shares /= shares.sum()
    aim = example.relevant / example.relevant.sum()
    return float(-(aim * np.log(shares + 1e-12)).sum()), example.features.T @ (shares - aim)


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as the bundle keeps them."""
    path.write_text(json.dumps(asdict(weights), indent=1, sort_keys=True) + "\n", encoding="utf-8")
