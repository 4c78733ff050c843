from __future__ import annotations

import json
from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.records import BadRow, FilmRecord
from recommender.sources.tmdb import read_tmdb_films
from recommender.sources.tmdb_credits import Credits, Keywords, read_credits, read_keywords, with_credits
from tests.recommender.sources.conftest import Write, csv_text, zipped

CREW = [{"job": "Writer", "name": "Ann Writes"}, {"job": "Director", "name": "Bea Directs"}]
CAST = [{"order": 1, "name": "Second Billed"}, {"order": 0, "name": "First Billed"}]


def test_tmdb_5000_holds_json(write: Write) -> None:
    fields = {
        "genres": json.dumps([{"id": 28, "name": "Action"}]),
        "id": 19,
        "keywords": json.dumps([{"id": 1, "name": "moon"}]),
        "original_language": "fr",
        "original_title": "La Lune",
        "overview": "A moon, far.",
        "production_countries": json.dumps([{"iso_3166_1": "FR", "name": "France"}]),
        "release_date": "2009-12-10",
        "runtime": "162.0",
        "status": "Released",
        "title": "The Moon",
        "vote_average": "7.2",
        "vote_count": "1180",
    }
    path = write("tmdb_5000_movies.csv", csv_text(tuple(fields), tuple(fields.values())))
    (film,) = read_tmdb_films(zipped(path)).data
    assert film == FilmRecord(
        "The Moon",
        2009,
        ("La Lune",),
        source_id=19,
        tmdb_id=19,
        genres=("Action",),
        runtime=162,
        countries=("France",),
        language="fr",
        keywords=("moon",),
        votes=1180,
        score=7.2,
        text="A moon, far.",
    )


METADATA = (
    "adult",
    "belongs_to_collection",
    "genres",
    "id",
    "imdb_id",
    "original_language",
    "original_title",
)
METADATA += ("overview", "release_date", "runtime", "status", "title", "video")


def metadata(write: Write, *rows: tuple[object, ...]) -> Path:
    return write("movies_metadata.csv", csv_text(METADATA, *rows))


def film_row(
    number: object = 8, *, adult: str = "False", video: str = "False", status: str = "Released"
) -> tuple[object, ...]:
    series, genres = "{'id': 10, 'name': 'Toy Box Collection'}", "[{'id': 16, 'name': 'Animation'}]"
    return (
        adult,
        series,
        genres,
        number,
        "tt0114709",
        "en",
        "Toy Box",
        "Toys",
        "1995-10-30",
        "0",
        status,
        "Toy Box",
        video,
    )


def test_the_movies_dataset_holds_python_literals(write: Write) -> None:
    (film,) = read_tmdb_films(metadata(write, film_row())).data
    assert (film.title, film.other_titles, film.imdb_id, film.genres) == (
        "Toy Box",
        (),
        "tt0114709",
        ("Animation",),
    )
    assert (film.runtime, film.collection) == (None, "Toy Box Collection")


def test_adult_entries_videos_and_rumours_are_left_out(write: Write) -> None:
    rows = film_row(1, adult="True"), film_row(2, video="True"), film_row(3, status="Rumored"), film_row(4)
    films = read_tmdb_films(metadata(write, *rows))
    assert [film.tmdb_id for film in films.data] == [4]
    assert films.reports[0].bad == ()


def test_rows_with_shifted_columns_are_reported(write: Write) -> None:
    """Three rows of the published file hold the end of an overview where ``adult`` should be."""
    films = read_tmdb_films(
        metadata(write, film_row(1), film_row(2, adult=" - Written by Ann"), film_row("1997-08-20"))
    )
    assert [film.tmdb_id for film in films.data] == [1]
    assert [row.line for row in films.reports[0].bad] == [3, 4]
    assert "columns are shifted" in films.reports[0].bad[0].reason


@pytest.mark.parametrize(("column", "dump"), [("movie_id", json.dumps), ("id", repr)])
def test_credits_of_both_sets(write: Write, column: str, dump: type[repr]) -> None:
    path = write("credits.csv", csv_text((column, "cast", "crew"), (19, dump(CAST), dump(CREW))))
    assert read_credits(path).data == (Credits(19, ("Bea Directs",), ("First Billed", "Second Billed")),)


def test_keywords_of_an_id_that_comes_again_count_once(write: Write) -> None:
    rows = (8, "[{'id': 1, 'name': 'toy'}]"), (8, "[{'id': 2, 'name': 'boy'}]"), (9, "[]"), (10, "[{'id'")
    keywords = read_keywords(zipped(write("keywords.csv", csv_text(("id", "keywords"), *rows))))
    assert keywords.data == (Keywords(8, ("toy",)), Keywords(9, ()))
    assert keywords.reports[0].bad == (BadRow(5, "keywords holds no list in JSON or Python form"),)


def test_credits_and_keywords_join_their_films() -> None:
    films = FilmRecord("A", tmdb_id=1), FilmRecord("B", tmdb_id=2, keywords=("own",)), FilmRecord("C")
    joined = with_credits(films, [Credits(1, ("D",), ("E",))], [Keywords(1, ("k",)), Keywords(2, ("l",))])
    assert [(film.directors, film.cast, film.keywords) for film in joined] == [
        (("D",), ("E",), ("k",)),
        ((), (), ("own",)),
        ((), (), ()),
    ]


def test_credits_of_another_set_are_refused() -> None:
    with pytest.raises(SourceError, match="belong to none of these films"):
        with_credits([FilmRecord("A", tmdb_id=1)], [Credits(2, (), ())])


@pytest.mark.shared
def test_the_published_files(shared: Path) -> None:
    assert len(read_tmdb_films(shared / "tmdb5000" / "tmdb_5000_movies.zip").data) == 4795
    metadata_head = read_tmdb_films(shared / "the-movies-dataset" / "movies_metadata.head.csv")
    assert len(metadata_head.data) == 4984
    assert metadata_head.reports[0].bad == ()
    assert len(read_keywords(shared / "the-movies-dataset" / "keywords.zip").data) == 46_419 - 987
