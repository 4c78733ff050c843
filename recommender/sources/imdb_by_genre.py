"""IMDb's films listed by genre (animation.csv, history.csv …): title, year, genres, description, score."""

from __future__ import annotations

import re
from pathlib import Path

from recommender.errors import SourceError
from recommender.sources.fields import clean, decimal, imdb_id_of, positive, title_of, words
from recommender.sources.reading import Row, read_table
from recommender.sources.records import FilmRecord, Films, Loaded, joined

COLUMNS = ("movie_id", "movie_name", "year", "genre", "rating", "description", "votes")
YEAR = re.compile(r"\b(1[89]|20)\d{2}\b")
"""The column also holds "I", "(2019– )" and nothing."""
CUT = re.compile(r"\s*(?:\.\.\.\s*)?See full (?:summary|synopsis)\s*»?$")
NO_TEXT = "Add a Plot"


def read_imdb_by_genre(folder: Path) -> Films:
    """Read every list in a folder; a film on several lists is kept once.

    Raises
    ------
    SourceError
        If there is none, or a file is of another form.
    """
    paths = sorted(folder.glob("*.csv"))
    if not paths:
        raise SourceError(f"{folder}: expected IMDb's films by genre, *.csv; found no such file.")
    films = joined(read_table(path, _film, columns=COLUMNS, what="IMDb's films by genre") for path in paths)
    once = {film.imdb_id or (film.title, film.year): film for film in films.data}
    return Loaded(tuple(once.values()), films.reports)


def _film(row: Row) -> FilmRecord:
    year = YEAR.search(row["year"])
    text = CUT.sub("", clean(row["description"]))
    return FilmRecord(
        title_of(row["movie_name"]),
        int(year[0]) if year else None,
        imdb_id=imdb_id_of(row["movie_id"]),
        genres=words(row["genre"], ","),
        votes=positive(row["votes"].replace(",", ""), "votes"),
        score=decimal(row["rating"], "rating"),
        text="" if text == NO_TEXT else text,
    )
