from __future__ import annotations

import pytest

from recommender.errors import SourceError
from recommender.sources.imdb_by_genre import COLUMNS, read_imdb_by_genre
from recommender.sources.records import FilmRecord
from tests.recommender.sources.conftest import Write, csv_text

FULL = {
    "movie_id": "tt0000001",
    "movie_name": "Made Up",
    "year": "1999",
    "genre": "Animation, Comedy",
    "rating": "7.5",
    "description": "A  hen learns to fly. ... See full summary »",
    "votes": "1,234",
}


def films(write: Write, *changes: dict[str, str]) -> tuple[FilmRecord, ...]:
    rows = ([(FULL | change)[column] for column in COLUMNS] for change in changes)
    return read_imdb_by_genre(write("animation.csv", csv_text(COLUMNS, *rows)).parent).data


def test_every_fact_is_read(write: Write) -> None:
    (film,) = films(write, {})
    assert (film.title, film.year, film.imdb_id) == ("Made Up", 1999, "tt0000001")
    assert film.genres == ("Animation", "Comedy")
    assert film.text == "A hen learns to fly."
    assert (film.votes, film.score) == (1234, 7.5)


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"year": "II"}, "year", None),
        ({"year": "(2019– )"}, "year", 2019),
        ({"description": "Add a Plot"}, "text", ""),
        ({"votes": ""}, "votes", None),
    ],
)
def test_what_is_not_said_is_unknown(write: Write, change: dict[str, str], field: str, value: object) -> None:
    (film,) = films(write, change)
    assert getattr(film, field) == value


def test_a_film_on_two_lists_is_kept_once(write: Write) -> None:
    write("history.csv", csv_text(COLUMNS, [FULL[column] for column in COLUMNS]))
    assert len(films(write, {}, {"movie_id": "tt0000002"})) == 2


def test_a_folder_without_lists_is_named(write: Write) -> None:
    with pytest.raises(SourceError, match="films by genre"):
        read_imdb_by_genre(write("readme.txt", "").parent)
