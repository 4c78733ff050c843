"""Extracts of TMDB: its 10,000 most voted films to 2022, and its 10,000 most popular of August 2025."""

from __future__ import annotations

from pathlib import Path

from recommender.sources.fields import decimal, positive, title_of, whole, words, year_of
from recommender.sources.reading import Row, read_table
from recommender.sources.records import FilmRecord, Films

TOP10K_COLUMNS = (
    "id",
    "title",
    "genre",
    "original_language",
    "overview",
    "release_date",
    "vote_count",
    "vote_average",
)
HERALDEXX_COLUMNS = ("Title", "Year", "Rating", "Description", "Genre")
PLACEHOLDER = "000"
"""The id of the file's first row, "Choose A Movie", left from the form that it once filled."""


def read_top10k(path: Path) -> Films:
    """Read top10K-TMDB-movies.csv."""
    return read_table(path, _top10k_film, columns=TOP10K_COLUMNS, what="the top 10K films of TMDB")


def _top10k_film(row: Row) -> FilmRecord | None:
    if row["id"] == PLACEHOLDER:
        return None
    tmdb_id = whole(row["id"], "id")
    return FilmRecord(
        title_of(row["title"]),
        year_of(row["release_date"]),
        source_id=tmdb_id,
        tmdb_id=tmdb_id,
        genres=words(row["genre"], ","),
        language=row["original_language"].strip() or None,
        votes=positive(row["vote_count"], "vote_count"),
        score=decimal(row["vote_average"], "vote_average"),
        text=row["overview"].strip(),
    )


def read_heraldexx(path: Path) -> Films:
    """Read tmdb_movies.csv of heraldexx: no ids, no counts, most popular first, some films more than once."""
    return read_table(path, _heraldexx_film, columns=HERALDEXX_COLUMNS, what="the TMDB extract of heraldexx")


def _heraldexx_film(row: Row) -> FilmRecord:
    return FilmRecord(
        title_of(row["Title"]),
        year_of(row["Year"]),
        genres=words(row["Genre"], ","),
        score=decimal(row["Rating"], "Rating") or None,  # 0.0: nobody has scored it
        text=row["Description"].strip(),
    )
