"""Udacity's TMDB extract, 1960-2015: the one set here with directors, cast, runtime and both ids.

Its text was decoded as Windows-1252 when it was UTF-8, and lost five bytes in the process. Whatever can be
turned back is; a name that cannot is dropped rather than shown mangled. ``release_date`` has years of two
digits and is not used.
"""

from __future__ import annotations

from pathlib import Path

from recommender.sources.fields import clean, decimal, imdb_id_of, positive, title_of, whole, words, year_of
from recommender.sources.reading import BadRowError, Row, read_table
from recommender.sources.records import FilmRecord, Films, Loaded

COLUMNS = (
    "id",
    "imdb_id",
    "original_title",
    "cast",
    "director",
    "keywords",
    "overview",
    "runtime",
    "genres",
    "release_year",
)


def read_udacity(path: Path) -> Films:
    """Read tmdb-movies.csv, plain or zipped; a film that comes twice is kept once."""
    films = read_table(path, _film, columns=COLUMNS, what="Udacity's TMDB extract")
    return Loaded(tuple({film.tmdb_id: film for film in films.data}.values()), films.reports)


def _film(row: Row) -> FilmRecord:
    title = mended(title_of(row["original_title"]))
    if title is None:
        raise BadRowError("the title lost letters when the file was made")
    tmdb_id = whole(row["id"], "id")
    return FilmRecord(
        title,
        year_of(row["release_year"]),
        source_id=tmdb_id,
        tmdb_id=tmdb_id,
        imdb_id=imdb_id_of(row["imdb_id"]),
        genres=words(row["genres"], "|"),
        runtime=positive(row["runtime"], "runtime"),
        directors=_names(row["director"]),
        cast=_names(row["cast"]),
        keywords=words(row["keywords"], "|"),
        votes=positive(row.get("vote_count", ""), "vote_count"),
        score=decimal(row.get("vote_average", ""), "vote_average"),
        text=mended(row["overview"].strip()) or "",
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for word in words(text, "|") if (name := mended(word)))


def mended(text: str) -> str | None:
    """Undo the wrong decoding; None where letters are lost for good.

    >>> mended("Alfonso CuarÃ³n")
    'Alfonso Cuarón'
    """
    if text.isascii():
        return text
    try:
        return clean(b"".join(_byte(letter) for letter in text).decode("utf-8"))
    except UnicodeError:
        return None


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
