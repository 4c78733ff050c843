"""hetrec2011-movielens-2k: directors, actors, countries, genres; no header lines, latin-1, tabs.

The set joined MovieLens to IMDb and Rotten Tomatoes by title, and often joined the wrong film (MovieLens 3 is
Grumpier Old Men; its row is of Grumpy Old Men, 1993). Titles, years and countries come from the IMDb page, so
a record here stands for the film of its *IMDb id*, whatever MovieLens id it was filed under. People come from
the Rotten Tomatoes page; where that page's address does not fit the title (Blade Runner:
"replikator-cloned-to-kill") they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from recommender.errors import SourceError
from recommender.sources.fields import clean, imdb_id_of, title_of, whole, year_of
from recommender.sources.reading import BadRowError, collect, lines_of, open_text
from recommender.sources.records import FilmRecord, Films, Loaded
from recommender.title_text import fold

FILM_FILE = "movies.dat"
DETAIL_FILES = {
    "movie_genres.dat": 2,
    "movie_countries.dat": 2,
    "movie_directors.dat": 3,
    "movie_actors.dat": 4,
}
"""The other files, with the fields of a line."""
FILM_FIELDS = 21
TITLE, IMDB_ID, YEAR, PAGE = 1, 2, 5, 6
UNKNOWN = "\\N"
NUMERAL = re.compile(r"\s*(?:\([IVX]+\)|\bI)$")
"""Rotten Tomatoes' mark on people of one name: "David Swift (II)", "Richard Brooks I"."""
PAGE_NOISE = re.compile(r"^(?:\d{6,}[-_])+|[-_]?(?:19|20)\d\d$")
"""A page's number in front, its year behind."""
ARTICLE = re.compile(r"^(?:the|a|an) ")

Details = Mapping[str, Mapping[str, tuple[str, ...]]]
"""File → film → values."""


def read_hetrec(folder: Path, *, titles: Mapping[str, Sequence[str]] | None = None) -> Films:
    """Read the five files that tell of films.

    Parameters
    ----------
    titles : more titles of films by IMDb id (hetrec has the original one alone), for a page's address to fit
    """
    rows = {name: _read(folder / name, fields) for name, fields in DETAIL_FILES.items()}
    details = {name: _listed(found.data) for name, found in rows.items()}

    def film(fields: list[str]) -> FilmRecord:
        return _film(fields, details, titles or {})

    with open_text(folder / FILM_FILE, encoding="latin-1") as text:
        films = collect(folder / FILM_FILE, _fields(text), film)
    if not films.data:
        raise SourceError(
            f"{folder / FILM_FILE}: expected hetrec2011 films, {FILM_FIELDS} fields between tabs; found none."
        )
    return Loaded(
        films.data, (*films.reports, *(report for found in rows.values() for report in found.reports))
    )


def _fields(text: TextIO) -> Iterator[tuple[int, list[str]]]:
    return ((line, content.split("\t")) for line, content in lines_of(text))


def _read(path: Path, wanted: int) -> Loaded[tuple[list[str], ...]]:
    def checked(fields: list[str]) -> list[str]:
        if len(fields) != wanted:
            raise BadRowError(f"{len(fields)} fields between tabs, not {wanted}")
        return fields

    with open_text(path, encoding="latin-1") as text:
        return collect(path, _fields(text), checked)


def _listed(rows: Iterable[list[str]]) -> Mapping[str, tuple[str, ...]]:
    """List each film's values: the last field or, where there is a rank, the third, by rank."""
    ranked = sorted(rows, key=lambda row: int(row[3]) if len(row) == 4 and row[3].isdigit() else 0)
    values: dict[str, list[str]] = {}
    for film, *rest in ranked:
        name = NUMERAL.sub("", clean(rest[1] if len(rest) > 1 else rest[0]))
        if name not in ("", UNKNOWN):
            values.setdefault(film, []).append(name)
    return {film: tuple(names) for film, names in values.items()}


def _film(fields: list[str], details: Details, titles: Mapping[str, Sequence[str]]) -> FilmRecord:
    if len(fields) != FILM_FIELDS:
        raise BadRowError(f"{len(fields)} fields between tabs, not {FILM_FIELDS}")
    title, imdb_id = title_of(fields[TITLE]), imdb_id_of(fields[IMDB_ID])
    film = FilmRecord(
        title,
        year_of(fields[YEAR]),
        source_id=whole(fields[0], "film id"),
        imdb_id=imdb_id,
        genres=details["movie_genres.dat"].get(fields[0], ()),
        countries=details["movie_countries.dat"].get(fields[0], ()),
    )
    if not page_fits(fields[PAGE], (title, *titles.get(imdb_id or "", ()))):
        return film
    return replace(
        film,
        directors=details["movie_directors.dat"].get(fields[0], ()),
        cast=details["movie_actors.dat"].get(fields[0], ()),
    )


def page_fits(page: str, titles: Iterable[str]) -> bool:
    """Tell whether a Rotten Tomatoes address ("1049109-blue") is of a film with one of these titles."""
    words = _bare(PAGE_NOISE.sub("", page).replace("_", " "))
    return bool(words) and any(words == _bare(title) for title in titles)


def _bare(text: str) -> str:
    return ARTICLE.sub("", fold(text)).replace(" ", "")
