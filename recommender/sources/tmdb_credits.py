"""TMDB's credits and keywords files, of TMDB 5000 and of The Movies Dataset, and how they join its films."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from recommender.errors import SourceError
from recommender.sources.fields import clean, literal, names_in, whole
from recommender.sources.reading import Row, open_text, read_table
from recommender.sources.records import FilmRecord, Loaded

DIRECTOR = "Director"
MAX_CAST = 20
UNBILLED = 10**6


@dataclass(frozen=True, slots=True)
class Credits:
    """Who directed and played in one film."""

    tmdb_id: int
    directors: tuple[str, ...]
    cast: tuple[str, ...]
    """In billing order, ``MAX_CAST`` at most."""


@dataclass(frozen=True, slots=True)
class Keywords:
    """What TMDB's users said one film is about."""

    tmdb_id: int
    keywords: tuple[str, ...]


def read_credits(path: Path) -> Loaded[tuple[Credits, ...]]:
    """Read tmdb_5000_credits.csv (id in ``movie_id``) or credits.csv (id in ``id``); JSON or Python lists."""
    with open_text(path) as text:
        id_column = "movie_id" if "movie_id" in text.readline() else "id"

    def credits_of(row: Row) -> Credits:
        cast = sorted(literal(row["cast"], "cast"), key=lambda entry: entry.get("order", UNBILLED))
        directors = [entry for entry in literal(row["crew"], "crew") if entry.get("job") == DIRECTOR]
        return Credits(whole(row[id_column], id_column), _names(directors), _names(cast)[:MAX_CAST])

    return read_table(path, credits_of, columns=(id_column, "cast", "crew"), what="TMDB credits")


def _names(entries: Iterable[Mapping[str, object]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clean(str(entry["name"])) for entry in entries if entry.get("name")))


def read_keywords(path: Path) -> Loaded[tuple[Keywords, ...]]:
    """Read keywords.csv of The Movies Dataset; of an id that comes again the first row counts."""
    seen: set[int] = set()

    def keywords_of(row: Row) -> Keywords | None:
        tmdb_id = whole(row["id"], "id")
        if tmdb_id in seen:
            return None
        seen.add(tmdb_id)
        return Keywords(tmdb_id, names_in(row["keywords"], "keywords"))

    return read_table(path, keywords_of, columns=("id", "keywords"), what="keywords of The Movies Dataset")


def with_credits(
    films: Iterable[FilmRecord], credits: Iterable[Credits] = (), keywords: Iterable[Keywords] = ()
) -> tuple[FilmRecord, ...]:
    """Join people and keywords to their films by TMDB id.

    Raises
    ------
    SourceError
        If no credit or keyword belongs to any film: the files are of different sets.
    """
    people = {entry.tmdb_id: entry for entry in credits}
    words = {entry.tmdb_id: entry.keywords for entry in keywords}
    films = tuple(films)
    known = {film.tmdb_id for film in films}
    if films and (people or words) and known.isdisjoint(people.keys() | words.keys()):
        raise SourceError(
            "These credits or keywords belong to none of these films; take both files from one set."
        )
    return tuple(
        _joined(film, people.get(film.tmdb_id or 0), words.get(film.tmdb_id or 0, ())) for film in films
    )


def _joined(film: FilmRecord, people: Credits | None, keywords: tuple[str, ...]) -> FilmRecord:
    if people:
        film = replace(film, directors=people.directors, cast=people.cast)
    return replace(film, keywords=film.keywords or keywords)
