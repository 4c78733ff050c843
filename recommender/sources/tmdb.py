"""TMDB's films as Kaggle published them: TMDB 5000 (tmdb_5000_movies) and The Movies Dataset
(movies_metadata).

One form in two dialects: the same columns, with lists written as JSON in the one and as Python literals in
the other.
"""

from __future__ import annotations

from pathlib import Path

from recommender.sources.fields import (
    decimal,
    imdb_id_of,
    literal,
    names_in,
    positive,
    title_of,
    whole,
    year_of,
)
from recommender.sources.reading import BadRowError, Row, read_table
from recommender.sources.records import FilmRecord, Films

COLUMNS = (
    "id",
    "title",
    "original_title",
    "original_language",
    "genres",
    "release_date",
    "runtime",
    "overview",
)
BOOLEANS = ("True", "False")
RELEASED = "Released"


def read_tmdb_films(path: Path) -> Films:
    """Read tmdb_5000_movies.csv or movies_metadata.csv, plain or zipped.

    Adult entries, videos that are no films, and films that were only rumoured are left out.
    """
    return read_table(path, _film, columns=COLUMNS, what="TMDB films (TMDB 5000 or The Movies Dataset)")


def _film(row: Row) -> FilmRecord | None:
    adult = row.get("adult", "False")
    if adult not in BOOLEANS:
        raise BadRowError(f"adult is {adult[:40]!r}, not True or False: the row's columns are shifted")
    if "True" in (adult, row.get("video")) or row.get("status") not in (RELEASED, "", None):
        return None
    title = title_of(row["title"])
    original = row["original_title"].strip()
    tmdb_id = whole(row["id"], "id")
    return FilmRecord(
        title,
        year_of(row["release_date"]),
        (original,) if original and original != title else (),
        source_id=tmdb_id,
        tmdb_id=tmdb_id,
        imdb_id=imdb_id_of(row.get("imdb_id", "")),
        genres=names_in(row["genres"], "genres"),
        runtime=positive(row["runtime"], "runtime"),
        countries=names_in(row.get("production_countries", ""), "production_countries"),
        language=row["original_language"].strip() or None,
        collection=_collection(row.get("belongs_to_collection", "")),
        keywords=names_in(row.get("keywords", ""), "keywords"),
        votes=positive(row.get("vote_count", ""), "vote_count"),
        score=decimal(row.get("vote_average", ""), "vote_average"),
        text=row["overview"].strip(),
    )


def _collection(text: str) -> str | None:
    """Read the series' name; this column holds one mapping where the others hold lists."""
    entries = literal(f"[{text}]", "belongs_to_collection") if text.strip() else []
    return str(entries[0]["name"]) if entries and entries[0].get("name") else None
