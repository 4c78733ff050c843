"""MovieLens as csv files: the latest, latest-small, 20M and 25M editions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from recommender.errors import SourceError
from recommender.sources import movielens_dat
from recommender.sources.fields import clean, imdb_id_of, title_of, whole, words
from recommender.sources.movielens_titles import parse_title
from recommender.sources.ratings import ITEM, TAG, TIME, USER, Frame, read_ratings
from recommender.sources.reading import Row, read_table
from recommender.sources.records import FilmRecord, Films, Loaded, ReadReport

NO_GENRES = "(no genres listed)"
RATINGS_HEADER = "userId,movieId,rating,timestamp"


@dataclass(frozen=True, slots=True)
class Links:
    """The ids that one MovieLens film has elsewhere."""

    movielens_id: int
    imdb_id: str | None
    tmdb_id: int | None


@dataclass(frozen=True, slots=True)
class MovieLens:
    """One edition: its films, ratings and tags (an empty frame where the edition has none)."""

    films: tuple[FilmRecord, ...]
    ratings: pd.DataFrame
    tags: pd.DataFrame
    reports: tuple[ReadReport, ...]


def read_movielens(folder: Path) -> MovieLens:
    """Read whichever published edition lies in a folder.

    Raises
    ------
    SourceError
        If the folder holds none of them.
    """
    if (folder / "movies.csv").is_file():
        films, ratings = _linked_films(folder), read_csv_ratings(folder / "ratings.csv")
        tags = read_tags(folder / "tags.csv")
    elif (folder / "movies.dat").is_file():
        films, ratings, tags = *movielens_dat.read_1m(folder), _no_tags()
    elif (folder / "u.item").is_file():
        films, ratings, tags = *movielens_dat.read_100k(folder), _no_tags()
    else:
        raise SourceError(
            f"{folder}: expected a MovieLens edition with movies.csv (latest, 20M), movies.dat (1M) or "
            "u.item (100K); found none of them."
        )
    return MovieLens(films.data, ratings.data, tags.data, (*films.reports, *ratings.reports, *tags.reports))


def _linked_films(folder: Path) -> Films:
    films, links = read_films(folder / "movies.csv"), read_links(folder / "links.csv")
    by_id = {link.movielens_id: link for link in links.data}
    linked = (
        replace(film, imdb_id=link.imdb_id, tmdb_id=link.tmdb_id)
        if (link := by_id.get(film.source_id or 0))
        else film
        for film in films.data
    )
    return Loaded(tuple(linked), (*films.reports, *links.reports))


def read_films(path: Path) -> Films:
    """Read movies.csv."""
    return read_table(path, _film, columns=("movieId", "title", "genres"), what="MovieLens films")


def _film(row: Row) -> FilmRecord:
    movielens_id = whole(row["movieId"], "movieId")
    parsed = parse_title(title_of(row["title"]))
    genres = () if row["genres"] == NO_GENRES else words(row["genres"], "|")
    return FilmRecord(
        parsed.title,
        parsed.year,
        parsed.other_titles,
        source_id=movielens_id,
        movielens_id=movielens_id,
        genres=genres,
    )


def read_links(path: Path) -> Loaded[tuple[Links, ...]]:
    """Read links.csv, plain or in its zip; also the one of The Movies Dataset."""
    return read_table(path, _links, columns=("movieId", "imdbId", "tmdbId"), what="MovieLens links")


def _links(row: Row) -> Links:
    tmdb_id = whole(row["tmdbId"], "tmdbId") if row["tmdbId"].strip() else None
    return Links(whole(row["movieId"], "movieId"), imdb_id_of(row["imdbId"]), tmdb_id)


def read_csv_ratings(path: Path) -> Frame:
    """Read ratings.csv, plain or in its zip; also ratings_small of The Movies Dataset."""
    return read_ratings(path, separator=",", header=RATINGS_HEADER)


def read_tags(path: Path) -> Frame:
    """Read tags.csv: a frame of USER, ITEM, TAG (as typed) and TIME."""
    rows = read_table(path, _tag, columns=("userId", "movieId", "tag", "timestamp"), what="MovieLens tags")
    return Loaded(pd.DataFrame(list(rows.data), columns=[USER, ITEM, TAG, TIME]), rows.reports)


def _tag(row: Row) -> tuple[int, int, str, int]:
    return (
        whole(row["userId"], "userId"),
        whole(row["movieId"], "movieId"),
        clean(row["tag"]),
        whole(row["timestamp"], "timestamp"),
    )


def _no_tags() -> Frame:
    return Loaded(pd.DataFrame(columns=[USER, ITEM, TAG, TIME]), ())
