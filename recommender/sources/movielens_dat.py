"""MovieLens before csv, in latin-1: the 1M edition ("::" between fields), the 100K one (u.item, u.data)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from recommender.errors import SourceError
from recommender.sources.fields import title_of, whole, words
from recommender.sources.movielens_titles import parse_title
from recommender.sources.ratings import Frame, read_ratings
from recommender.sources.reading import BadRowError, collect, lines_of, open_text
from recommender.sources.records import FilmRecord, Films

GENRES_100K = (
    *("unknown", "Action", "Adventure", "Animation", "Children's", "Comedy", "Crime", "Documentary", "Drama"),
    *(
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
    ),
)
"""The 0/1 columns of u.item, in their order (u.genre)."""
FIELDS_BEFORE_GENRES = 5
"""Id, title, release date, video release date, IMDb address."""


def read_1m(folder: Path) -> tuple[Films, Frame]:
    """Read movies.dat and ratings.dat (or ratings.dat.gz)."""
    ratings = folder / "ratings.dat"
    films = _read_films(
        folder / "movies.dat", "::", _film_1m, "MovieLens 1M films: 1::Toy Story (1995)::Animation|Comedy"
    )
    return films, read_ratings(ratings if ratings.is_file() else folder / "ratings.dat.gz", separator="::")


def read_100k(folder: Path) -> tuple[Films, Frame]:
    """Read u.item and u.data. This edition numbers films its own way: ``source_id``, no ``movielens_id``."""
    films = _read_films(folder / "u.item", "|", _film_100k, "MovieLens 100K films: 24 fields between bars")
    return films, read_ratings(folder / "u.data", separator="\t")


def _read_films(
    path: Path, separator: str, parse: Callable[[list[str]], FilmRecord | None], what: str
) -> Films:
    with open_text(path, encoding="latin-1") as text:
        films = collect(path, ((line, content.split(separator)) for line, content in lines_of(text)), parse)
    if not films.data:
        first = films.reports[0].bad[0].reason if films.reports[0].bad else "an empty file"
        raise SourceError(f"{path}: expected {what}; found none ({first}).")
    return films


def _film_1m(fields: list[str]) -> FilmRecord:
    if len(fields) != 3:
        raise BadRowError(f"{len(fields)} fields, not 3")
    movielens_id, parsed = whole(fields[0], "film id"), parse_title(title_of(fields[1]))
    return FilmRecord(
        parsed.title,
        parsed.year,
        parsed.other_titles,
        source_id=movielens_id,
        movielens_id=movielens_id,
        genres=words(fields[2], "|"),
    )


def _film_100k(fields: list[str]) -> FilmRecord | None:
    if len(fields) != FIELDS_BEFORE_GENRES + len(GENRES_100K):
        raise BadRowError(f"{len(fields)} fields, not {FIELDS_BEFORE_GENRES + len(GENRES_100K)}")
    if fields[1] == "unknown":
        return None  # film 267, a placeholder for lost records
    flags = fields[FIELDS_BEFORE_GENRES:]
    if set(flags) - {"0", "1"}:
        raise BadRowError("genre flags other than 0 and 1")
    parsed = parse_title(title_of(fields[1]))
    genres = (
        genre for genre, flag in zip(GENRES_100K, flags, strict=True) if flag == "1" and genre != "unknown"
    )
    return FilmRecord(
        parsed.title,
        parsed.year,
        parsed.other_titles,
        source_id=whole(fields[0], "film id"),
        genres=tuple(genres),
    )
