from __future__ import annotations

from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.records import FilmRecord
from recommender.sources.rotten_tomatoes import (
    COUNT_COLUMNS,
    SCORE_COLUMNS,
    TOP_COLUMNS,
    read_rotten_tomatoes,
)
from tests.recommender.sources.conftest import Write, csv_text


def test_the_top_lists(write: Write) -> None:
    columns = ("", *TOP_COLUMNS, "original_language")
    row = (
        "0",
        "Wakanda",
        "2018",
        "A king returns.",
        "96",
        "79",
        "adventure, action",
        "PG-13 (Violence|Action)",
    )
    path = write("top.csv", csv_text(columns, (*row, "2h 14m", "Ann A, Bea B", "French (Canada)")))
    assert read_rotten_tomatoes(path).data == (
        FilmRecord(
            "Wakanda",
            2018,
            genres=("adventure", "action"),
            runtime=134,
            directors=("Ann A", "Bea B"),
            language="French",
            certificate="PG-13",
            score=79.0,
            critic_score=96,
            text="A king returns.",
        ),
    )


def test_scores_by_title(write: Write) -> None:
    path = write("scores.csv", csv_text(SCORE_COLUMNS, ("10", "1979", "67", "53", "Comedy, Romance")))
    expected = FilmRecord("10", 1979, genres=("Comedy", "Romance"), score=53.0, critic_score=67)
    assert read_rotten_tomatoes(path).data == (expected,)


def test_scores_with_counts_begin_with_a_byte_order_mark(write: Write) -> None:
    columns = (*COUNT_COLUMNS, "audience_rating", "audience_count")
    row = ("True Grit", "G", "Classics, Western", "1969-06-11", "128", "88", "84", "26106")
    (film,) = read_rotten_tomatoes(write("counts.csv", "\ufeff" + csv_text(columns, row))).data
    assert (film.title, film.year, film.runtime, film.certificate) == ("True Grit", 1969, 128, "G")
    assert (film.critic_score, film.score, film.votes) == (88, 84.0, 26106)


@pytest.mark.parametrize(
    ("text", "minutes"), [("2h", 120), ("1h 4m", 64), ("58m", 58), ("", None), ("long", None)]
)
def test_runtimes_stand_in_words(write: Write, text: str, minutes: int | None) -> None:
    row = ("A", "2018", "", "", "", "", "", text, "")
    assert read_rotten_tomatoes(write("top.csv", csv_text(TOP_COLUMNS, row))).data[0].runtime == minutes


def test_bad_scores_are_reported(write: Write) -> None:
    rows = ("A", "2010", "high", "53", "Comedy"), ("B", "2010", "40", "53", "Comedy")
    films = read_rotten_tomatoes(write("scores.csv", csv_text(SCORE_COLUMNS, *rows)))
    assert [film.title for film in films.data] == ["B"]
    assert films.reports[0].bad[0].reason == "critic_rating is 'high', not a number"


def test_other_files_are_refused(write: Write) -> None:
    with pytest.raises(SourceError, match="expected Rotten Tomatoes films with the columns title, year"):
        read_rotten_tomatoes(write("other.csv", "movieId,title\n1,Heat\n"))


@pytest.mark.shared
def test_the_published_files(shared: Path) -> None:
    counts = {
        path.name: len(read_rotten_tomatoes(path).data) for path in (shared / "rotten-tomatoes").iterdir()
    }
    assert sorted(counts.values()) == [1610, 5511, 16_364]
