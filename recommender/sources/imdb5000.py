"""IMDb 5000 (movie_metadata.csv): runtime, language, country, certificate, colour, people by IMDb id."""

from __future__ import annotations

from pathlib import Path

from recommender.sources.fields import clean, decimal, imdb_id_of, positive, title_of, words, year_of
from recommender.sources.reading import BadRowError, Row, read_table
from recommender.sources.records import FilmRecord, Films, Loaded

COLUMNS = (
    "movie_title",
    "title_year",
    "movie_imdb_link",
    "duration",
    "director_name",
    "actor_1_name",
    "genres",
    "language",
    "country",
    "content_rating",
    "color",
)
ACTORS = ("actor_1_name", "actor_2_name", "actor_3_name")
"""By their followers, not by billing."""
BLACK_AND_WHITE = {"Color": False, "Black and White": True}


def read_imdb5000(path: Path) -> Films:
    """Read movie_metadata.csv; of films that come twice the first row counts."""
    films = read_table(path, _film, columns=COLUMNS, what="IMDb 5000 (movie_metadata.csv)")
    first = {film.imdb_id: film for film in reversed(films.data)}
    return Loaded(tuple(film for film in films.data if first[film.imdb_id] is film), films.reports)


def _film(row: Row) -> FilmRecord:
    imdb_id = imdb_id_of(row["movie_imdb_link"])
    if imdb_id is None:
        raise BadRowError("no IMDb id in movie_imdb_link")
    actors = (clean(row[column]) for column in ACTORS)
    return FilmRecord(
        title_of(row["movie_title"]),
        year_of(row["title_year"]),
        imdb_id=imdb_id,
        genres=words(row["genres"], "|"),
        runtime=positive(row["duration"], "duration"),
        directors=words(row["director_name"], "|"),
        cast=tuple(dict.fromkeys(actor for actor in actors if actor)),
        countries=words(row["country"], "|"),
        language=clean(row["language"]) or None,
        certificate=clean(row["content_rating"]) or None,
        black_and_white=BLACK_AND_WHITE.get(clean(row["color"])),
        keywords=words(row.get("plot_keywords", ""), "|"),
        votes=positive(row.get("num_voted_users", ""), "num_voted_users"),
        score=decimal(row.get("imdb_score", ""), "imdb_score"),
    )
