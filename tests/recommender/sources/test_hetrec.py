from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.hetrec import DETAIL_FILES, FILM_FIELDS, page_fits, read_hetrec
from recommender.sources.records import BadRow

FILMS = (
    ("6", "Heat", "0113277", "1995", "heat"),
    ("541", "Blade Runner", "0083658", "1982", "replikator-cloned-to-kill"),
    ("2019", "Shichinin no samurai", "0047478", "1954", "seven_samurai"),
)
DETAILS = {
    "movie_genres.dat": ("6\tAction", "6\tCrime"),
    "movie_countries.dat": ("6\tUSA", "541\tUSA", "2019\t"),
    "movie_directors.dat": (
        "6\tmichael_mann\tMichael Mann (II)",
        "541\tpj\tPhilip Jackson I",
        "2019\tak\tAkira Kurosawa",
    ),
    "movie_actors.dat": ("6\tr\tRobert De Niro\t10", "6\ta\tAl Pacino\t1", "6\tv\tVal Kilmer\t2"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = (
        (number, title, imdb_id, f"{title} (es)", "picture", year, page, *("0",) * 14)
        for number, title, imdb_id, year, page in FILMS
    )
    write_latin(tmp_path / "movies.dat", ["\t".join(row) for row in rows])
    for name, lines in DETAILS.items():
        write_latin(tmp_path / name, lines)
    return tmp_path


def write_latin(path: Path, lines: Sequence[str]) -> None:
    path.write_bytes("".join(f"{line}\n" for line in lines).encode("latin-1"))


def test_films_with_people_and_places(folder: Path) -> None:
    heat = read_hetrec(folder).data[0]
    assert (heat.title, heat.year, heat.imdb_id, heat.source_id) == ("Heat", 1995, "tt0113277", 6)
    assert (heat.genres, heat.countries) == (("Action", "Crime"), ("USA",))
    assert heat.directors == ("Michael Mann",)
    assert heat.cast == ("Al Pacino", "Val Kilmer", "Robert De Niro")


def test_a_film_is_known_by_imdb_id_not_by_the_movielens_id_it_was_filed_under(folder: Path) -> None:
    assert {film.movielens_id for film in read_hetrec(folder).data} == {None}


def test_people_from_a_page_of_another_film_are_left_out(folder: Path) -> None:
    blade_runner = read_hetrec(folder).data[1]
    assert (blade_runner.directors, blade_runner.countries) == ((), ("USA",))


def test_a_page_may_fit_another_title_of_the_film(folder: Path) -> None:
    assert read_hetrec(folder).data[2].directors == ()
    titles = {"tt0047478": ("Seven Samurai",)}
    assert read_hetrec(folder, titles=titles).data[2].directors == ("Akira Kurosawa",)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("1049109-blue", "Blue"),
        ("matrix", "The Matrix"),
        ("1072457-mad_love", "Mad Love"),
        ("emma1996", "Emma"),
        ("whats_eating_gilbert_grape", "What's Eating Gilbert Grape"),
    ],
)
def test_pages_fit_titles(page: str, title: str) -> None:
    assert page_fits(page, [title])


@pytest.mark.parametrize("page", ["american-alien", "", "1995"])
def test_pages_of_other_films_do_not_fit(page: str) -> None:
    assert not page_fits(page, ["Alien"])


def test_broken_lines_are_reported(folder: Path) -> None:
    write_latin(folder / "movie_countries.dat", ["6\tUSA", "7"])
    films = read_hetrec(folder)
    reports = {report.path.name: report for report in films.reports}
    assert reports["movie_countries.dat"].bad == (BadRow(2, "1 fields between tabs, not 2"),)
    assert set(reports) == {"movies.dat", *DETAIL_FILES}


def test_another_file_is_refused(folder: Path) -> None:
    write_latin(folder / "movies.dat", ["1::Toy Story (1995)::Animation"])
    with pytest.raises(SourceError, match=f"expected hetrec2011 films, {FILM_FIELDS} fields"):
        read_hetrec(folder)


@pytest.mark.shared
def test_the_published_files(shared: Path) -> None:
    films = {film.imdb_id: film for film in read_hetrec(shared / "hetrec2011-movielens-2k").data}
    assert films["tt0083658"].directors == ()  # Blade Runner; the file says Philip Jackson
    assert films["tt0107050"].title == "Grumpy Old Men"  # filed under Grumpier Old Men
    assert films["tt0111161"].cast[:2] == ("Tim Robbins", "Morgan Freeman")
