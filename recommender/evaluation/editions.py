"""MovieLens editions as splits: what to train on, and the ratings held out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from recommender.evaluation.splits import held_out_ratings
from recommender.models.item_facts import item_facts
from recommender.models.rating_table import RatingTable
from recommender.models.stars import TrainingData
from recommender.outside_files import read_edition
from recommender.outside_texts import texts_of
from recommender.sources.movielens_dat import read_100k
from recommender.sources.ratings import ITEM, USER, read_ratings
from recommender.training.tables import table_of

PUBLISHED = 5
"""Splits that the 100K edition comes with, u1 to u5."""


@dataclass(frozen=True, eq=False)
class RatingSplit:
    """Training data, and held-out ratings of the same users."""

    data: TrainingData
    held: RatingTable


def rating_splits(folder: Path) -> list[RatingSplit]:
    """Split an edition as it was published (100K: u1-u5), or else hold out a tenth of the ratings by hash."""
    if (folder / "u1.base").is_file():
        return published_splits(folder)
    data = read_edition(folder)
    held = held_out_ratings(data.table)
    return [split(data, data.table.where(~held), data.table.where(held))]


def published_splits(folder: Path) -> list[RatingSplit]:
    """Read u1 to u5 of the 100K edition."""
    films, whole = read_100k(folder)
    user_ids, item_ids = np.unique(whole.data[USER]), np.unique(whole.data[ITEM])
    by_id = {film.source_id: film for film in films.data}
    in_order = [by_id.get(int(item_id)) for item_id in item_ids]
    facts = item_facts(in_order, texts_of(in_order))
    splits = []
    for number in range(1, PUBLISHED + 1):
        training, held = (
            table_of(read_ratings(folder / f"u{number}.{part}", separator="\t").data, user_ids, item_ids)
            for part in ("base", "test")
        )
        splits.append(split(TrainingData(training, facts), training, held))
    return splits


def split(data: TrainingData, training: RatingTable, held: RatingTable) -> RatingSplit:
    """Train on one part; its users are known to have been trained on."""
    as_trained = replace(training, trained_as=np.arange(training.n_users))
    return RatingSplit(replace(data, table=as_trained), held)
