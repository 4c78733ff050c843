"""The catalogue: every film known, by id and by row, read from one parquet file without pandas.

Columns are arrays; an `Item` is made when somebody asks for it. ``item_id`` is external and stable,
``item_row`` an index into everything else that the bundle holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from recommender import catalog_schema as schema
from recommender.errors import BundleError, UnknownItemError
from recommender.note_table import NoteTable
from recommender.parquet import read_parquet
from recommender.types import BoolArray, FloatArray, IntArray, Item

GENRES = (
    "Action",
    "Adventure",
    "Animation",
    "Children",
    "Comedy",
    "Crime",
    "Documentary",
    "Drama",
    "Fantasy",
    "Film-Noir",
    "Horror",
    "Musical",
    "Mystery",
    "Romance",
    "Sci-Fi",
    "Thriller",
    "War",
    "Western",
)
LISTS = (schema.OTHER_TITLES, schema.GENRES, schema.DIRECTORS, schema.CAST, schema.COUNTRIES)
ITEM_FIELDS = (
    *(schema.ITEM_ID, schema.TITLE, schema.YEAR, schema.RUNTIME, schema.LANGUAGE),
    *(schema.IMDB_ID, schema.TMDB_ID, schema.FRANCHISE),
    *LISTS,
)
"""Columns that an `Item` has under the same name."""
DIRECTOR_SHARED, ACTOR_SHARED, MOST_ACTORS = 1.0, 0.5, 2
LEADING = 4


class _Columns(dict[str, list[Any]]):
    """A table's columns, turned into lists when first asked for: a start needs few of them.

    Never by ``to_numpy`` or ``to_pydict``: those import pandas.
    """

    def __init__(self, table: pa.Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, name: str) -> list[Any]:
        values: list[Any] = self._table.column(name).to_pylist()
        self[name] = values
        return values


class Catalog:
    """All films.

    Attributes
    ----------
    item_ids : int64, ascending
    genres : the columns of ``genre_matrix``
    year, runtime, rating_mean, black_and_white : float32, NaN where unknown
    rating_count : int64, over all editions of the ratings
    language : ISO 639-1 codes, "" where unknown
    """

    def __init__(self, columns: dict[str, list[Any]]) -> None:
        self._columns = columns
        self._notes: NoteTable | None = None
        self.item_ids: IntArray = np.array(columns[schema.ITEM_ID], np.int64)
        self._rows = {item_id: row for row, item_id in enumerate(columns[schema.ITEM_ID])}
        self.genres = GENRES
        self.year = _floats(columns[schema.YEAR])
        self.runtime = _floats(columns[schema.RUNTIME])
        self.black_and_white = _floats(columns[schema.BLACK_AND_WHITE])
        self.language: NDArray[np.str_] = np.array([code or "" for code in columns[schema.LANGUAGE]], np.str_)
        self.rating_count, self.rating_mean = _pooled(columns)

    @classmethod
    def load(cls, path: Path) -> Catalog:
        """Read catalog.parquet.

        Raises
        ------
        BundleError
            If the file cannot be read or lacks a column.
        """
        try:
            table = read_parquet(path)
        except (OSError, pa.ArrowException) as error:
            raise BundleError(
                f"{path}: no catalogue that can be read ({error}); build the bundle again."
            ) from error
        if missing := [name for name in schema.SCHEMA.names if name not in table.column_names]:
            raise BundleError(f"{path}: lacks {', '.join(missing)}; build the bundle again.")
        return cls(_Columns(table))

    def tell(self, notes: NoteTable) -> None:
        """Let items carry what our notes say of them from now on."""
        self._notes = notes

    def __len__(self) -> int:
        return len(self.item_ids)

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._rows

    def __iter__(self) -> Iterator[Item]:
        return (self.item(int(item_id)) for item_id in self.item_ids)

    def row_of(self, item_id: int) -> int:
        """Row of a film.

        Raises
        ------
        UnknownItemError
            If the catalogue does not hold it.
        """
        try:
            return self._rows[item_id]
        except KeyError:
            raise UnknownItemError(item_id) from None

    def item(self, item_id: int) -> Item:
        """The facts of one film.

        Raises
        ------
        UnknownItemError
            If the catalogue does not hold it.
        """
        row = self.row_of(item_id)
        told = {name: self._columns[name][row] for name in ITEM_FIELDS}
        facts: dict[str, Any] = {name: tuple(v or ()) if name in LISTS else v for name, v in told.items()}
        mean = float(self.rating_mean[row])
        return Item(
            **facts,
            rating_count=int(self.rating_count[row]),
            rating_mean=None if np.isnan(mean) else mean,
            disputed=dict(self._columns[schema.DISPUTED][row] or ()),
            **(self._notes.of_item(row) if self._notes else {}),
        )

    def title_of(self, row: int) -> str:
        """A film's title, without its year."""
        return str(self._columns[schema.TITLE][row])

    def titles_of(self, row: int) -> tuple[str, ...]:
        """All titles a film goes by."""
        return (self.title_of(row), *(self._columns[schema.OTHER_TITLES][row] or ()))

    def year_of(self, row: int) -> int | None:
        """A film's year, None where unknown."""
        return None if self._columns[schema.YEAR][row] is None else int(self._columns[schema.YEAR][row])

    def genres_of(self, row: int) -> tuple[str, ...]:
        """A film's genres."""
        return tuple(self._columns[schema.GENRES][row] or ())

    def subgenres_of(self, row: int) -> tuple[str, ...]:
        """What sources call its genre beyond MovieLens' eighteen."""
        return tuple(self._columns[schema.SUBGENRES][row] or ())

    def tags_of(self, row: int) -> tuple[str, ...]:
        """What people tagged it, most used first."""
        return tuple(self._columns[schema.TAGS][row] or ())

    def directors_of(self, row: int) -> tuple[str, ...]:
        """Who directed it."""
        return tuple(self._columns[schema.DIRECTORS][row] or ())

    def people_of(self, row: int) -> tuple[str, ...]:
        """Directors, then cast."""
        return (*self.directors_of(row), *(self._columns[schema.CAST][row] or ()))

    def franchise_of(self, row: int) -> str | None:
        """The series it belongs to, None where none is known."""
        franchise = self._columns[schema.FRANCHISE][row]
        return None if franchise is None else str(franchise)

    def rows_of_person(self, name: str) -> list[int]:
        """Rows of the films somebody directed or acts in, by the name as credited."""
        return self._rows_by_person.get(name, [])

    def rows_of_country(self, country: str) -> list[int]:
        """Rows of the films a country had a part in."""
        return self._rows_by_country.get(country, [])

    def id_of_imdb(self, imdb_id: str) -> int | None:
        """The film of an IMDb id, None where there is none."""
        return self._ids_by_imdb.get(imdb_id)

    def shared_people(self, seed_rows: Sequence[int]) -> FloatArray:
        """How many people each film shares with seeds: 1 for a director, a half for each of up to two leading
        actors.

        Returns
        -------
        float32, shape (n_items,), 0-2; the seeds themselves count nothing.
        """
        directors = {name for row in seed_rows for name in self.directors_of(row)}
        actors = {name for row in seed_rows for name in (self._columns[schema.CAST][row] or ())[:LEADING]}
        shared = np.zeros(len(self), np.float32)
        actor_counts = np.zeros(len(self), np.float32)
        for name in directors:
            shared[[row for row in self.rows_of_person(name) if name in self.directors_of(row)]] = (
                DIRECTOR_SHARED
            )
        for name in sorted(actors):
            actor_counts[self.rows_of_person(name)] += 1
        shared += ACTOR_SHARED * np.minimum(actor_counts, MOST_ACTORS)
        shared[list(seed_rows)] = 0
        return shared

    @cached_property
    def genre_matrix(self) -> BoolArray:
        """Which film has which genre, bool, shape (n_items, n_genres)."""
        matrix = np.zeros((len(self), len(GENRES)), np.bool_)
        columns = {genre: column for column, genre in enumerate(GENRES)}
        for row, genres in enumerate(self._columns[schema.GENRES]):
            matrix[row, [columns[genre] for genre in genres or ()]] = True
        return matrix

    @cached_property
    def has_people(self) -> BoolArray:
        """Whether anybody is known to have made or played in a film."""
        return np.array([bool(self.people_of(row)) for row in range(len(self))], np.bool_)

    @cached_property
    def has_country(self) -> BoolArray:
        """Whether a film's country is known."""
        return np.array([bool(countries) for countries in self._columns[schema.COUNTRIES]], np.bool_)

    @cached_property
    def _rows_by_person(self) -> dict[str, list[int]]:
        return _inverted([dict.fromkeys(self.people_of(row)) for row in range(len(self))])

    @cached_property
    def _rows_by_country(self) -> dict[str, list[int]]:
        return _inverted([countries or () for countries in self._columns[schema.COUNTRIES]])

    @cached_property
    def _ids_by_imdb(self) -> dict[str, int]:
        pairs = zip(self._columns[schema.IMDB_ID], self._columns[schema.ITEM_ID], strict=True)
        return {imdb_id: item_id for imdb_id, item_id in pairs if imdb_id}


def _floats(values: Sequence[float | bool | None]) -> FloatArray:
    return np.array([np.nan if value is None else value for value in values], np.float32)


def _pooled(columns: dict[str, list[Any]]) -> tuple[IntArray, FloatArray]:
    """Counts and means over both editions of the ratings, whose people differ."""
    counts = [np.array(columns[name], np.int64) for name in (schema.RATING_COUNT, schema.EARLIER_COUNT)]
    means = [np.nan_to_num(_floats(columns[name])) for name in (schema.RATING_MEAN, schema.EARLIER_MEAN)]
    total = counts[0] + counts[1]
    summed = counts[0] * means[0] + counts[1] * means[1]
    mean = np.divide(summed, total, out=np.full(len(total), np.nan), where=total > 0)
    return total, mean.astype(np.float32)


def _inverted(lists: Sequence[Any]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, names in enumerate(lists):
        for name in names:
            rows.setdefault(name, []).append(row)
    return rows
