from __future__ import annotations

from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.records import FilmRecord
from recommender.sources.tmdb_extracts import HERALDEXX_COLUMNS, read_heraldexx, read_top10k
from recommender.sources.udacity import COLUMNS, mended, read_udacity
from tests.recommender.sources.conftest import Write, csv_text

TOP10K = ("id", "title", "genre", "original_language", "overview", "popularity", "release_date")
TOP10K += ("vote_average", "vote_count")


def test_the_top_10k_begins_with_a_placeholder(write: Write) -> None:
    rows = (
        ("000", "Choose A Movie", "", "", "", "", "", "", ""),
        ("278", "Escape", "Drama,Crime", "en", "A jail.", "9.1", "1994-09-23", "8.7", "21862"),
        ("279", "Undated", "", "en", "", "9.1", "", "8.7", "200"),
    )
    dated, undated = read_top10k(write("top.csv", csv_text(TOP10K, *rows))).data
    assert dated == FilmRecord(
        "Escape",
        1994,
        source_id=278,
        tmdb_id=278,
        genres=("Drama", "Crime"),
        language="en",
        votes=21862,
        score=8.7,
        text="A jail.",
    )
    assert (undated.year, undated.genres) == (None, ())


def test_heraldexx_has_neither_ids_nor_a_year_for_every_film(write: Write) -> None:
    rows = ("Wars", "2025", "4.3", "A war.", "Drama, War"), ("Planned", "", "0.0", "", "")
    wars, planned = read_heraldexx(write("tmdb_movies.csv", csv_text(HERALDEXX_COLUMNS, *rows))).data
    assert wars == FilmRecord("Wars", 2025, genres=("Drama", "War"), score=4.3, text="A war.")
    assert planned == FilmRecord("Planned")


def test_a_file_of_the_other_extract_is_refused(write: Write) -> None:
    with pytest.raises(SourceError, match="expected the TMDB extract of heraldexx"):
        read_heraldexx(write("top.csv", csv_text(TOP10K)))


def udacity(write: Write, *films: dict[str, str]) -> Path:
    known = dict.fromkeys(COLUMNS, "") | {"id": "7", "original_title": "Isla", "release_year": "1968"}
    return write("tmdb-movies.csv", csv_text(COLUMNS, *((known | film).values() for film in films)))


def test_udacity_tells_people_runtime_and_both_ids(write: Write) -> None:
    film = {"imdb_id": "tt0369610", "runtime": "124", "director": "Ann A|Bea B", "cast": "Cy C|Di D"}
    (found,) = read_udacity(udacity(write, film | {"genres": "Action|Science Fiction"})).data
    assert (found.tmdb_id, found.imdb_id, found.year, found.runtime) == (7, "tt0369610", 1968, 124)
    assert (found.directors, found.cast) == (("Ann A", "Bea B"), ("Cy C", "Di D"))
    assert found.genres == ("Action", "Science Fiction")


def test_udacity_takes_the_year_from_its_own_column(write: Write) -> None:
    """Dates have years of two digits: 1/1/68 could be 2068."""
    film = {"id": "7", "original_title": "Isla", "release_year": "1968", "release_date": "1/1/68"}
    row = dict.fromkeys((*COLUMNS, "release_date"), "") | film
    (found,) = read_udacity(write("tmdb-movies.csv", csv_text(tuple(row), tuple(row.values())))).data
    assert found.year == 1968


def test_udacity_keeps_a_film_once(write: Write) -> None:
    assert len(read_udacity(udacity(write, {}, {})).data) == 1


def test_a_runtime_of_zero_is_unknown(write: Write) -> None:
    assert read_udacity(udacity(write, {"runtime": "0"})).data[0].runtime is None


@pytest.mark.parametrize(
    "name", ["Alfonso Cuarón", "Krzysztof Kieślowski", "Адмиралъ", "평화", "She’s Gone", "Plain"]
)
def test_text_decoded_wrongly_is_turned_back(name: str) -> None:
    wrong = "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in name.encode("utf-8")
    )
    assert mended(wrong) == name


def test_names_that_lost_letters_are_dropped_not_shown_mangled(write: Write) -> None:
    people = {"director": "Ãlex de la Iglesia|BelÃ©n Fabra"}
    (found,) = read_udacity(udacity(write, people)).data
    assert found.directors == ("Belén Fabra",)


def test_a_title_that_lost_letters_is_a_bad_row(write: Write) -> None:
    films = read_udacity(udacity(write, {"original_title": "Burakku ShÅ«tÄ"}))
    assert films.data == ()
    assert "lost letters" in films.reports[0].bad[0].reason


@pytest.mark.shared
def test_the_published_extracts(shared: Path) -> None:
    top10k = read_top10k(shared / "tmdb-top10k" / "top10K-TMDB-movies.csv")
    heraldexx = read_heraldexx(shared / "tmdb-heraldexx-2025" / "tmdb_movies.csv")
    udacity_films = read_udacity(shared / "tmdb-movies-udacity" / "tmdb-movies.zip")
    assert (len(top10k.data), len(heraldexx.data), len(udacity_films.data)) == (10_000, 9_999, 10_829)
    assert len(udacity_films.reports[0].bad) == 36
    assert not any("Ã" in "".join(film.directors) for film in udacity_films.data)
