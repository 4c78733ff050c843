"""Ranges that hold what they say: a rehearsal on held-out people and ratings measures how wide 80 % is.

A model's own spread is scaled by the 80 % quantile of |error| / spread, by how many ratings the person has
and how many the item.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from recommender.models.rating_table import RatingTable
from recommender.models.stars import Z80, Fit, Prediction, Progress, StarsModel, TrainingData, no_progress
from recommender.types import FloatArray, IntArray

STATED = 0.8
PERSON_EDGES = (1, 3, 8, 15, 30)
ITEM_EDGES = (1, 5, 20, 60)
"""Numbers of ratings at which a new cell begins."""
CELL_PRIOR = 400.0
"""Errors' worth of the overall quantile that each cell starts with."""
REHEARSED = (0, 1, 2, 5, 10, 20)
"""How many ratings a held-out person is known by, in turn."""
FEWEST_USERS = 20
HELD_OUT_USERS, HELD_OUT_RATINGS = 0.15, 0.05


@dataclass(frozen=True, eq=False)
class Ranges:
    """Half width of the range in spreads, by cell (person's ratings, item's ratings)."""

    widths: FloatArray

    @classmethod
    def usual(cls) -> Ranges:
        """Widths of a normal distribution, where there is nobody to rehearse on."""
        return cls(np.full((len(PERSON_EDGES) + 1, len(ITEM_EDGES) + 1), Z80, np.float32))

    @classmethod
    def learn(cls, ratios: FloatArray, person_counts: IntArray, item_counts: IntArray) -> Ranges:
        """Take each cell's quantile of |error| / spread, near the overall one where a cell holds few."""
        widths = cls.usual().widths
        overall = np.quantile(ratios, STATED)
        cells = np.digitize(person_counts, PERSON_EDGES), np.digitize(item_counts, ITEM_EDGES)
        for cell in np.ndindex(widths.shape):
            held = ratios[(cells[0] == cell[0]) & (cells[1] == cell[1])]
            own = np.quantile(held, STATED) if len(held) else overall
            widths[cell] = (len(held) * own + CELL_PRIOR * overall) / (len(held) + CELL_PRIOR)
        return cls(widths)

    def half_widths(self, spread: FloatArray, person_counts: IntArray, item_counts: IntArray) -> FloatArray:
        """Half the range of each pair, in stars."""
        return (
            spread
            * self.widths[np.digitize(person_counts, PERSON_EDGES), np.digitize(item_counts, ITEM_EDGES)]
        )


def rehearse(fit: Fit, data: TrainingData, seed: int, progress: Progress = no_progress) -> Ranges:
    """Fit without some people and some ratings, predict those, and learn the ranges from the errors."""
    table = data.table
    if table.n_users < FEWEST_USERS:
        return Ranges.usual()
    random = np.random.default_rng(seed)
    strangers = random.permutation(table.n_users)[: int(HELD_OUT_USERS * table.n_users)]
    known = np.setdiff1d(np.arange(table.n_users), strangers)
    kept_back = random.random(len(table)) < HELD_OUT_RATINGS
    inner = table.where(~kept_back).of_users(known)
    model = fit(TrainingData(inner, data.facts), seed, progress)
    as_trained = replace(inner, trained_as=np.arange(inner.n_users))
    warm = errors(model, as_trained, table.where(kept_back).of_users(known), inner.item_counts)
    parts = [
        warm,
        *(_cold(model, table.of_users(strangers), k, inner.item_counts, random) for k in REHEARSED),
    ]
    ratios, person_counts, item_counts = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Ranges.learn(ratios, person_counts, item_counts)


def _cold(
    model: StarsModel, people: RatingTable, known: int, item_counts: IntArray, random: np.random.Generator
) -> tuple[FloatArray, IntArray, IntArray]:
    shown = known_part(people, known, random)
    return errors(model, people.where(shown), people.where(~shown), item_counts)


def known_part(people: RatingTable, known: int, random: np.random.Generator) -> np.ndarray:
    """Choose that many ratings of each person at random; a mask over the table."""
    order = np.lexsort((random.random(len(people)), people.user_rows))
    places = np.empty(len(people), np.int64)
    places[order] = np.arange(len(people)) - people.starts[people.user_rows[order]]
    return places < known


def errors(
    model: StarsModel, people: RatingTable, targets: RatingTable, item_counts: IntArray
) -> tuple[FloatArray, IntArray, IntArray]:
    """|error| / spread of each target, with the number of ratings of its person and of its item."""
    predicted: Prediction = model.predict(people, targets.user_rows, targets.item_rows)
    ratios = np.abs(predicted.bounded() - targets.stars) / predicted.spread
    person_counts = np.diff(people.starts)[targets.user_rows]
    return ratios, person_counts, item_counts[targets.item_rows]
