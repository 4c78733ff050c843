"""Files of ratings from outside, in MovieLens' form: read, and numbered together."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from recommender.errors import SourceError
from recommender.models.item_facts import item_facts
from recommender.models.rating_table import RatingTable
from recommender.models.stars import TrainingData
from recommender.outside_texts import texts_of
from recommender.sources.fields import decimal, whole
from recommender.sources.movielens import read_films, read_movielens
from recommender.sources.ratings import ITEM, MAX_STARS, MIN_STARS, STARS, TIME, USER
from recommender.sources.reading import BadRowError, Row, read_table
from recommender.sources.records import ReadReport
from recommender.training.tables import table_of
from recommender.types import IntArray

Report = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Split:
    """Ratings to train on, ratings of the people to fold in, and the ids behind their rows.

    Attributes
    ----------
    data : what to train on; its users are those of the training file alone
    user_ids : who they are
    ratings : training and profile ratings together, a frame of USER, ITEM, STARS, TIME
    item_ids : the films of movies.csv first (``n_listed`` of them), then those that only ratings or pairs
    name"""

    data: TrainingData
    user_ids: IntArray
    ratings: pd.DataFrame
    item_ids: IntArray
    n_listed: int

    def people(self, user_ids: IntArray) -> RatingTable:
        """Everything known of some people, who may be in neither file."""
        trained = pd.Index(self.user_ids).get_indexer(pd.Index(user_ids))
        return replace(table_of(self.ratings, user_ids, self.item_ids), trained_as=trained)


def read_split(
    movies: Path, train: Path, profiles: Path | None, extra_items: Sequence[int], report: Report
) -> Split:
    """Read the files of a split and number users and items.

    Raises
    ------
    SourceError
        If a file is missing or lacks its columns, or the training file holds no rating.
    """
    films = read_films(movies)
    told(films.reports, report)
    training = read_outside_ratings(train, report)
    if training.empty:
        raise SourceError(
            f"{train}: no rating in it to train on; give a file of userId,movieId,rating,timestamp."
        )
    folded = read_outside_ratings(profiles, report) if profiles else training.iloc[:0]
    by_id = {film.movielens_id: film for film in films.data if film.movielens_id is not None}
    others = {*training[ITEM].tolist(), *folded[ITEM].tolist(), *extra_items} - by_id.keys()
    if others:
        report(f"films not in {movies.name}, known by their ratings alone, if any: {len(others)}")
    item_ids = np.array([*by_id, *sorted(others)], np.int64)
    in_order = [by_id.get(int(item_id)) for item_id in item_ids]
    facts = item_facts(in_order, texts_of(in_order))
    user_ids = np.unique(training[USER])
    table = table_of(training, user_ids, item_ids)
    return Split(
        TrainingData(table, facts),
        user_ids,
        pd.concat([training, folded], ignore_index=True),
        item_ids,
        len(by_id),
    )


def read_edition(folder: Path) -> TrainingData:
    """Read a published MovieLens edition whole."""
    edition = read_movielens(folder)
    item_ids = np.array([film.source_id for film in edition.films], np.int64)
    table = table_of(edition.ratings, np.unique(edition.ratings[USER]), item_ids)
    return TrainingData(table, item_facts(edition.films, texts_of(edition.films)))


def read_outside_ratings(path: Path, report: Report) -> pd.DataFrame:
    """Read userId, movieId, rating and, where there is one, timestamp; rows that are no rating are reported
    and left out."""
    rows = read_table(path, _rating, columns=("userId", "movieId", "rating"), what="ratings")
    told(rows.reports, report)
    frame = pd.DataFrame(list(rows.data), columns=[USER, ITEM, STARS, TIME])
    return frame.astype({USER: np.int64, ITEM: np.int64, STARS: np.float32, TIME: np.float64})


def _rating(row: Row) -> tuple[int, int, float, float]:
    stars = decimal(row["rating"], "rating")
    if stars is None or not MIN_STARS <= stars <= MAX_STARS:
        raise BadRowError(f"rating is {row['rating']!r}, not {MIN_STARS:g} to {MAX_STARS:g} stars")
    time = decimal(row.get("timestamp", ""), "timestamp")
    return (
        whole(row["userId"], "userId"),
        whole(row["movieId"], "movieId"),
        stars,
        np.nan if time is None else time,
    )


def read_ids(path: Path, columns: Sequence[str], report: Report) -> IntArray:
    """Read columns of whole numbers; shape (n, columns), in the file's order."""

    def parse(row: Row) -> tuple[int, ...]:
        return tuple(whole(row[column], column) for column in columns)

    rows = read_table(path, parse, columns=tuple(columns), what=f"a file of {','.join(columns)}")
    told(rows.reports, report)
    return np.array(rows.data, np.int64).reshape(-1, len(columns))


def told(reports: Sequence[ReadReport], report: Report) -> None:
    """Say what was left out of a file, where anything was."""
    for one in reports:
        if one.bad:
            report(str(one))


def write_csv(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows under a header."""
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
