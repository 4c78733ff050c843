from __future__ import annotations

from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.imdb_genre_text import read_genre_text
from recommender.sources.records import BadRow
from tests.recommender.sources.conftest import Write


def test_training_lines_carry_a_genre(write: Write) -> None:
    path = write("train_data.txt", "\n1 ::: Cupid (1997) ::: thriller ::: A plot ::: with colons.\n")
    (film,) = read_genre_text(path).data
    assert (film.source_id, film.title, film.year, film.genres) == (1, "Cupid", 1997, ("thriller",))
    assert film.text == "A plot ::: with colons."


def test_test_lines_carry_none(write: Write) -> None:
    (film,) = read_genre_text(write("test_data.txt", "1 ::: Edgar's Lunch (1998) ::: A lunch.\n")).data
    assert (film.genres, film.text) == ((), "A lunch.")


@pytest.mark.parametrize(
    ("written", "title", "year"),
    [
        ("Spirits (2014/I)", "Spirits", 2014),
        ('"Pink Slip" (2009)', "Pink Slip", 2009),
        ("The Sandman (????/II)", "The Sandman", None),
        ("Heroin (2013) (V)", "Heroin", 2013),
        ("(Untitled) (2009)", "(Untitled)", 2009),
    ],
)
def test_titles_as_imdb_writes_them(write: Write, written: str, title: str, year: int | None) -> None:
    (film,) = read_genre_text(write("a.txt", f"1 ::: {written} ::: drama ::: Text.\n")).data
    assert (film.title, film.year) == (title, year)


def test_bad_lines_are_reported(write: Write) -> None:
    films = read_genre_text(
        write("a.txt", "1 ::: Rice ::: drama ::: No year.\ntwo\n3 ::: A (1990) ::: drama ::: Text.\n")
    )
    assert [film.title for film in films.data] == ["A"]
    assert films.reports[0].bad == (
        BadRow(1, "no year after the title 'Rice'"),
        BadRow(2, "1 fields between ':::', not 3 or 4"),
    )


def test_another_file_is_refused(write: Write) -> None:
    with pytest.raises(SourceError, match=r"expected lines of the form 1 ::: Title"):
        read_genre_text(write("a.csv", "movieId,title\n1,Heat\n"))


@pytest.mark.shared
def test_the_published_file(shared: Path) -> None:
    films = read_genre_text(shared / "imdb-genre-classification" / "train_data.txt")
    assert len(films.data) + len(films.reports[0].bad) == 2110
    assert len(films.reports[0].bad) == 1
