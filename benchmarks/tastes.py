"""Print and write how well tastes tell people's later likes: ``python -m benchmarks.tastes --data FOLDER``.

FOLDER holds published MovieLens editions. Of each person the older seven tenths of the ratings make a taste;
the films liked among the rest are held against well-known films that the person never rated. The films'
vectors are made of texts, so nothing here has seen a rating.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from recommender import centroids
from recommender.bundle import Bundle, load_bundle
from recommender.sources.movielens import read_movielens
from recommender.sources.ratings import ITEM, STARS, TIME, USER
from recommender.types import FloatArray, IntArray

REPORT = Path(__file__).with_name("tastes.md")
EDITIONS = ("ml-latest-small", "ml-1m")
"""The first was used to choose, the second only to confirm."""
PEOPLE, LEAST, MOST = 600, 30, 1500
KNOWN, OTHERS, NEAREST = 4000, 600, 30
LIKED, PRIOR_STARS, PRIOR_WEIGHT = 4.0, 3.5, 2.0
Closeness = Callable[[FloatArray, FloatArray, FloatArray], FloatArray]
"""Vectors and weights of what somebody rated, vectors of others → how close those are."""


def main() -> None:
    """Measure, print, and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    bundle = load_bundle()
    lines = [
        "# Tastes",
        "",
        "Written by `python -m benchmarks.tastes`; differences with their 95 % interval.",
        "",
    ]
    for edition in EDITIONS:
        lines += report(edition, [*held_out(bundle, parser.parse_args().data / edition)])
    text = "\n".join(lines)
    print(text)
    REPORT.write_text(text, encoding="utf-8")


def held_out(bundle: Bundle, folder: Path) -> Iterator[tuple[FloatArray, FloatArray, FloatArray, FloatArray]]:
    """For each of some people: vectors and weights of older ratings, vectors liked later, and of others."""
    random = np.random.default_rng(3)
    ratings = read_movielens(folder).ratings
    ratings = ratings[ratings[ITEM].isin(bundle.catalog.item_ids.tolist())].sort_values(TIME, kind="stable")
    groups = {user: group for user, group in ratings.groupby(USER) if LEAST <= len(group) <= MOST}
    best_known = np.argsort(-bundle.fame, kind="stable")[:KNOWN]
    for user in random.permutation(sorted(groups))[:PEOPLE]:
        rows, stars = _rows(bundle, groups[user])
        cut = int(0.7 * len(rows))
        liked = rows[cut:][stars[cut:] >= LIKED]
        if len(liked) >= 3:
            others = np.setdiff1d(random.choice(best_known, OTHERS, replace=False), rows)
            mean = (stars[:cut].sum() + PRIOR_WEIGHT * PRIOR_STARS) / (cut + PRIOR_WEIGHT)
            vectors = bundle.item_vectors
            yield vectors[rows[:cut]], stars[:cut] - mean, vectors[liked], vectors[others]


def _rows(bundle: Bundle, ratings: pd.DataFrame) -> tuple[IntArray, FloatArray]:
    rows = np.array([bundle.catalog.row_of(int(item)) for item in ratings[ITEM]], np.int64)
    return rows, ratings[STARS].to_numpy(np.float32)


def report(edition: str, people: list[tuple[FloatArray, FloatArray, FloatArray, FloatArray]]) -> list[str]:
    """Tabulate the ways to measure closeness, each against the one before it."""
    lines = [f"## {edition}, {len(people)} people", ""]
    lines += [
        "| taste | AUC | against the line above | liked later among the nearest 5 % |",
        "|---|---|---|---|",
    ]
    before = None
    for name, way in WAYS.items():
        found = np.array([_measured(way, *person) for person in people])
        gain = "" if before is None else _interval(found[:, 0] - before)
        lines.append(f"| {name} | {found[:, 0].mean():.4f} | {gain} | {found[:, 1].mean():.4f} |")
        before = found[:, 0]
    return [*lines, ""]


def _measured(
    way: Closeness, vectors: FloatArray, weights: FloatArray, liked: FloatArray, others: FloatArray
) -> tuple[float, float]:
    both = way(vectors, weights, np.concatenate([liked, others]))
    near, far = both[: len(liked)], both[len(liked) :]
    auc = (near[:, None] > far[None, :]).mean()
    return float(auc), float((near > np.sort(far)[-NEAREST]).mean())


def _interval(gains: FloatArray) -> str:
    return f"{gains.mean():+.4f} ± {1.96 * gains.std() / np.sqrt(len(gains)):.4f}"


def _mean(vectors: FloatArray, weights: FloatArray, others: FloatArray) -> FloatArray:
    return others @ (weights @ vectors)


def _one(vectors: FloatArray, weights: FloatArray, others: FloatArray) -> FloatArray:
    found = centroids.middle(vectors, weights)
    return np.zeros(len(others), np.float32) if found is None else others @ found


def _two(vectors: FloatArray, weights: FloatArray, others: FloatArray) -> FloatArray:
    found = centroids.middles(vectors, weights)
    return np.zeros(len(others), np.float32) if found is None else centroids.closeness(others, found)


def _two_recent(vectors: FloatArray, weights: FloatArray, others: FloatArray) -> FloatArray:
    return _two(vectors, weights * centroids.faded(len(weights)), others)


WAYS: dict[str, Closeness] = {
    "mean of all films by their stars": _mean,
    "disliked films count less": _one,
    "two middles": _two,
    "two, recent ratings count more": _two_recent,
}

if __name__ == "__main__":
    main()
