"""Rotten Tomatoes' films in three published forms: top lists, scores by title, and scores with counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from recommender.errors import SourceError
from recommender.sources.fields import decimal, positive, title_of, words, year_of
from recommender.sources.reading import Row, open_text, read_table
from recommender.sources.records import FilmRecord, Films

HOURS = re.compile(r"(?:(\d+)h)?\s*(?:(\d+)m)?")
TOP_COLUMNS = (
    "title",
    "year",
    "synopsis",
    "critic_score",
    "people_score",
    "genre",
    "rating",
    "runtime",
    "director",
)
SCORE_COLUMNS = ("movie_title", "year_released", "critic_rating", "audience_rating", "genres")
COUNT_COLUMNS = (
    "movie_title",
    "rating",
    "genre",
    "in_theaters_date",
    "runtime_in_minutes",
    "tomatometer_rating",
)


def read_rotten_tomatoes(path: Path) -> Films:
    """Read any of the three forms; which one the header tells.

    Raises
    ------
    SourceError
        If it is none of them.
    """
    with open_text(path) as text:
        header = text.readline().strip().split(",")
    for columns, parse in FORMS.items():
        if set(columns) <= set(header):
            return read_table(path, parse, columns=columns, what="Rotten Tomatoes films")
    forms = " or ".join(", ".join(columns[:4]) + ", …" for columns in FORMS)
    raise SourceError(
        f"{path}: expected Rotten Tomatoes films with the columns {forms}; found {', '.join(header)[:120]}"
    )


def read_consensus(path: Path) -> list[tuple[str, float]]:
    """Read the critics' consensus of the top lists' films with the score their audience gave, 0-100.

    Raises
    ------
    SourceError
        If the file is none of the top lists.
    """
    films = read_table(
        path, _consensus, columns=(*TOP_COLUMNS, "consensus"), what="Rotten Tomatoes' top lists"
    )
    return [film for film in films.data if film[0]]


def _consensus(row: Row) -> tuple[str, float] | None:
    score = decimal(row["people_score"], "people_score")
    return None if score is None else (row["consensus"].strip(), score)


def _top(row: Row) -> FilmRecord:
    """Read a film of the top lists; the certificate stands before its reasons, "PG (Some Peril)"."""
    return FilmRecord(
        title_of(row["title"]),
        year_of(row["year"]),
        genres=words(row["genre"], ","),
        runtime=_minutes(row["runtime"]),
        directors=words(row["director"], ","),
        cast=words(row.get("crew", ""), ",")[:6],
        language=row.get("original_language", "").partition(" (")[0] or None,
        certificate=row["rating"].partition(" (")[0] or None,
        score=decimal(row["people_score"], "people_score"),
        critic_score=positive(row["critic_score"], "critic_score"),
        text=row["synopsis"].strip(),
    )


def _scored(row: Row) -> FilmRecord:
    return FilmRecord(
        title_of(row["movie_title"]),
        year_of(row["year_released"]),
        genres=words(row["genres"], ","),
        score=decimal(row["audience_rating"], "audience_rating"),
        critic_score=positive(row["critic_rating"], "critic_rating"),
    )


def _counted(row: Row) -> FilmRecord:
    return FilmRecord(
        title_of(row["movie_title"]),
        year_of(row["in_theaters_date"]),
        genres=words(row["genre"], ","),
        runtime=positive(row["runtime_in_minutes"], "runtime_in_minutes"),
        certificate=row["rating"].strip() or None,
        votes=positive(row.get("audience_count", ""), "audience_count"),
        score=decimal(row.get("audience_rating", ""), "audience_rating"),
        critic_score=positive(row["tomatometer_rating"], "tomatometer_rating"),
    )


FORMS: dict[tuple[str, ...], Callable[[Row], FilmRecord]] = {
    TOP_COLUMNS: _top,
    SCORE_COLUMNS: _scored,
    COUNT_COLUMNS: _counted,
}


def _minutes(text: str) -> int | None:
    """Read "2h 21m"; None for anything else."""
    found = HOURS.fullmatch(text.strip())
    return (int(found[1] or 0) * 60 + int(found[2] or 0)) or None if found else None
