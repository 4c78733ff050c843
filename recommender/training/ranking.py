"""Learn the weights of a score's parts from real requests and the films people then recommended.

A softmax over each request's candidates (the films recommended should come first), linear in the parts,
fitted by L-BFGS with bounds: a part may lift or do nothing but never turn round, so that every reason given
for a film is one in its favour."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from recommender.batch import find_film, read_lines, read_request
from recommender.engine import Engine
from recommender.scoring.candidates import find_candidates
from recommender.scoring.parts import PARTS, feature_matrix
from recommender.scoring.query import make_query
from recommender.types import BoolArray, FloatArray

Doubles = NDArray[np.float64]

L2 = 0.02
LOWERED = frozenset(("unlike", "unwished"))
"""Parts that may only lower a score; all others may only raise it."""
PERSONAL = ("taste", "taste_fans", "leaning")
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


def read_examples(engine: Engine, path: Path, progress: Callable[[int], None]) -> Iterator[Example]:
    """Read requests with the films people recommended (``relevant``) and make examples of them."""
    for line in read_lines(path, ("query_id", "turns", "relevant")):
        yield make_example(engine, line)
        progress(1)


def make_example(engine: Engine, line: Mapping[str, Any]) -> Example:
    """Measure one request; films it mentions are no answers."""
    request = read_request(engine, line)
    query = make_query(request, engine.bundle, engine.encoder)
    mentioned = {find_film(engine, film) for film in line["mentioned"]} | set(request.seeds)
    allowed = np.ones(len(engine.catalog), np.bool_)
    allowed[[engine.catalog.row_of(item_id) for item_id in mentioned if item_id is not None]] = False
    rows = find_candidates(query, engine.bundle, allowed).rows
    features = feature_matrix(query, engine.bundle, rows)
    found = {find_film(engine, film) for film in line["relevant"]} - mentioned
    wanted = {engine.catalog.row_of(item_id) for item_id in found if item_id is not None}
    relevant = np.isin(rows, sorted(wanted))
    group = str(line["query_id"]).split("-")[0] + str(line.get("dialogue", line["query_id"]))
    return Example(features - features.mean(axis=0), relevant, group, len(found) - int(relevant.sum()))


def learn_weights(groups: Sequence[Sequence[Example]], start: Mapping[str, float]) -> dict[str, float]:
    """Fit weights to several sets of examples, each set counting the same whatever its size.

    Parameters
    ----------
    start : weights to begin with; parts that no example uses keep theirs

    Returns
    -------
    Weight of each part, rounded to two places.
    """
    sets = [[example for example in group if example.relevant.any()] for group in groups]
    scale = np.concatenate([example.features for group in sets for example in group]).std(axis=0)
    taught = scale > 1e-6
    scale = np.where(taught, scale, 1.0)
    first = np.array([start[name] for name in PARTS]) * scale

    def loss(weights: Doubles) -> tuple[float, Doubles]:
        total, gradient = L2 * float(weights @ weights), 2 * L2 * weights
        for group in sets:
            for example in group:
                one, slope = _softmax_loss(example, weights / scale)
                total += one / len(group)
                gradient = gradient + slope / scale / len(group)
        return total, gradient

    bounds = [
        (value, value) if not known else ((None, 0) if name in LOWERED else (0, None))
        for name, value, known in zip(PARTS, first, taught, strict=True)
    ]
    fitted = (
        minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 200}).x / scale
    )
    return {name: round(float(weight), 2) for name, weight in zip(PARTS, fitted, strict=True)}


def _softmax_loss(example: Example, weights: Doubles) -> tuple[float, Doubles]:
    scores = example.features @ weights
    scores -= scores.max()
    shares = np.exp(scores)
    shares /= shares.sum()
    aim = example.relevant / example.relevant.sum()
    return float(-(aim * np.log(shares + 1e-12)).sum()), example.features.T @ (shares - aim)


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """Write weights as the bundle keeps them."""
    path.write_text(json.dumps({"weights": dict(weights)}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
