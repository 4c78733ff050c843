from __future__ import annotations

from pathlib import Path

import pytest

from recommender.sources.imdb5000 import ACTORS, COLUMNS, read_imdb5000
from recommender.sources.records import BadRow, FilmRecord
from tests.recommender.sources.conftest import Write, csv_text

LINK = "http://www.imdb.com/title/tt0032553/?ref_=fn_tt_tt_1"
FULL = {
    "movie_title": "The Dictator\xa0            ",
    "title_year": "1940",
    "movie_imdb_link": LINK,
    "duration": "125",
    "director_name": "Charles Chaplin",
    "actor_1_name": "Paulette Goddard",
    "actor_2_name": "Charles Chaplin",
    "actor_3_name": "",
    "genres": "Comedy|War",
    "language": "English",
    "country": "USA",
    "content_rating": "G",
    "color": " Black and White",
}


def imdb5000(write: Write, *changes: dict[str, str]) -> Path:
    columns = (*COLUMNS, *ACTORS[1:])
    rows = ([(FULL | change)[column] for column in columns] for change in changes)
    return write("movie_metadata.csv", csv_text(columns, *rows))


def test_every_fact_is_read(write: Write) -> None:
    assert read_imdb5000(imdb5000(write, {})).data == (
        FilmRecord(
            "The Dictator",
            1940,
            imdb_id="tt0032553",
            genres=("Comedy", "War"),
            runtime=125,
            directors=("Charles Chaplin",),
            cast=("Paulette Goddard", "Charles Chaplin"),
            countries=("USA",),
            language="English",
            certificate="G",
            black_and_white=True,
        ),
    )


def test_what_is_not_said_is_unknown(write: Write) -> None:
    silent = {
        "color": "",
        "title_year": "",
        "duration": "",
        "director_name": "",
        "language": "",
        "country": "",
    }
    (film,) = read_imdb5000(imdb5000(write, silent)).data
    assert (film.black_and_white, film.year, film.runtime, film.language) == (None, None, None, None)
    assert (film.directors, film.countries) == ((), ())


def test_of_a_film_that_comes_twice_the_first_row_counts(write: Write) -> None:
    films = read_imdb5000(imdb5000(write, {}, {"duration": "99"}))
    assert [film.runtime for film in films.data] == [125]


def test_a_row_without_an_imdb_id_is_reported(write: Write) -> None:
    films = read_imdb5000(imdb5000(write, {"movie_imdb_link": ""}))
    assert films.reports[0].bad == (BadRow(2, "no IMDb id in movie_imdb_link"),)


@pytest.mark.shared
def test_the_published_file(shared: Path) -> None:
    films = read_imdb5000(shared / "imdb5000" / "movie_metadata.csv")
    assert (len(films.data), films.reports[0].rows) == (4919, 5043)
    assert not any("\xa0" in film.title for film in films.data)
