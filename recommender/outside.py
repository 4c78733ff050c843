"""Predict and recommend on ratings from outside, so that anyone can check the models on a split of their
own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from recommender.models.ranges import rehearse
from recommender.models.stars import Progress
from recommender.outside_files import Report, read_ids, read_split, write_csv
from recommender.training.names import named_model
from recommender.training.order import fit_order

SEED = 20250101


@dataclass(frozen=True, slots=True)
class OutsideFiles:
    """The files of a split: films, ratings to train on, ratings of people who are only folded in (or
    None)."""

    movies: Path
    train: Path
    profiles: Path | None


def predict_pairs(
    files: OutsideFiles, pairs: Path, out: Path, model: str, report: Report, progress: Progress
) -> int:
    """Train, fold in, and write ``userId,movieId,prediction,low,high`` for each pair; low-high is to hold 80
    % of the time.

    Returns
    -------
    How many pairs were predicted.

    Raises
    ------
    SourceError
        If a file is missing, lacks its columns, or the training file is empty.
    ModelError
        If there is no model of that name.
    """
    torch.set_num_threads(1)  # many small systems: on a busy machine threads wait for each other
    named = named_model(model)
    asked = read_ids(pairs, ("userId", "movieId"), report)
    split = read_split(files.movies, files.train, files.profiles, sorted(set(asked[:, 1].tolist())), report)
    user_ids, user_rows = np.unique(asked[:, 0], return_inverse=True)
    order = np.argsort(split.item_ids)
    item_rows = order[np.searchsorted(split.item_ids, asked[:, 1], sorter=order)]
    ranges = rehearse(named.rehearsal, split.data, SEED, progress)
    fitted = named.fit(split.data, SEED, progress)
    people = split.people(user_ids)
    predicted = fitted.predict(people, user_rows, item_rows)
    person_counts = np.diff(people.starts)[user_rows]
    half = ranges.half_widths(predicted.spread, person_counts, split.data.table.item_counts[item_rows])
    stars = predicted.bounded()
    bounds = (stars, np.clip(stars - half, 0.5, 5.0), np.clip(stars + half, 0.5, 5.0))
    numbers = np.stack(bounds, axis=1).astype(np.float64).round(4).tolist()
    rows = [(*pair, *row) for pair, row in zip(asked.tolist(), numbers, strict=True)]
    write_csv(out, ("userId", "movieId", "prediction", "low", "high"), rows)
    return len(rows)


def recommend_to_users(
    files: OutsideFiles, users: Path, out: Path, k: int, report: Report, progress: Progress
) -> int:
    """Train, fold in, and write ``userId,rank,movieId,score`` for each user of a file, best film first.

    Every film of movies.csv is a candidate but those that the user has rated; a user in neither file gets a
    stranger's order.

    Returns
    -------
    How many users were answered; one listed twice is answered once.

    Raises
    ------
    SourceError
        If a file is missing, lacks its columns, or the training file is empty.
    """
    torch.set_num_threads(1)
    asked = read_ids(users, ("userId",), report)[:, 0]
    user_ids = np.array(list(dict.fromkeys(asked.tolist())), np.int64)
    split = read_split(files.movies, files.train, files.profiles, (), report)
    model = fit_order(split.data, SEED, progress)
    people = split.people(user_ids)
    scores = model.scores(people)[:, : split.n_listed]
    listed = people.item_rows < split.n_listed
    scores[people.user_rows[listed], people.item_rows[listed]] = -np.inf
    order = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    rows = []
    for user, items in enumerate(order):
        left = items[np.isfinite(scores[user, items])]
        rows += [
            (int(user_ids[user]), rank, int(split.item_ids[item]), round(float(scores[user, item]), 5))
            for rank, item in enumerate(left, 1)
        ]
    write_csv(out, ("userId", "rank", "movieId", "score"), rows)
    return len(user_ids)
