from __future__ import annotations

import json
from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.records import BadRow
from recommender.sources.wikipedia import read_decade, read_wikipedia
from recommender.sources.wikipedia_text import countries_in, directors_in, language_in
from tests.recommender.sources.conftest import Write

HEAT = {
    "title": "Heat",
    "year": 1995,
    "cast": ["Al Pacino", "Robert De Niro"],
    "genres": ["Crime"],
    "href": "Heat_(1995_film)",
    "extract": "Heat is a 1995 American crime film written and directed by Michael Mann. It stars Al Pacino.",
}


def test_films_and_the_facts_in_their_first_words(write: Write) -> None:
    (film,) = read_decade(write("movies-1990s.json", json.dumps([HEAT]))).data
    assert (film.title, film.year, film.genres) == ("Heat", 1995, ("Crime",))
    assert film.cast == ("Al Pacino", "Robert De Niro")
    assert (film.directors, film.countries, film.language) == (("Michael Mann",), ("USA",), None)
    assert film.text == HEAT["extract"]


def test_all_decades_are_read(write: Write, tmp_path: Path) -> None:
    write("movies-1990s.json", json.dumps([HEAT]))
    write("movies-2000s.json", json.dumps([HEAT | {"year": 2001, "href": "B", "extract": None}]))
    write("genres.json", "[]")
    films = read_wikipedia(tmp_path)
    assert [film.year for film in films.data] == [1995, 2001]
    assert len(films.reports) == 2


def test_a_film_listed_twice_is_kept_once(write: Write) -> None:
    namesake = HEAT | {"href": "Heat_(another_film)"}
    assert len(read_decade(write("movies-1990s.json", json.dumps([HEAT, HEAT, namesake]))).data) == 2


def test_remarks_and_style_sheets_are_no_titles(write: Write) -> None:
    style = ".mw-parser-output .frac{white-space:nowrap}.mw-parser-output .frac .num{font-size:80%}"
    titles = (
        f"Naked Gun {style}33+1⁄3",
        "Thou Art the Man (film)",
        "The Perils of Pauline (1933 serial)",
        "(500) Days of Summer",
    )
    entries = [HEAT | {"title": title, "href": title} for title in titles]
    films = read_decade(write("movies-1990s.json", json.dumps(entries))).data
    assert [film.title for film in films] == [
        "Naked Gun 33+1⁄3",
        "Thou Art the Man",
        "The Perils of Pauline",
        "(500) Days of Summer",
    ]


def test_words_between_the_names_are_no_cast(write: Write) -> None:
    cast = ["(voices)", "Tom Hanks", "and", "will.i.am", "nominee)", "Cast:", "Tim Allen"]
    (film,) = read_decade(write("movies-1990s.json", json.dumps([HEAT | {"cast": cast}]))).data
    assert film.cast == ("Tom Hanks", "will.i.am", "Tim Allen")


def test_entries_that_are_no_films_are_reported(write: Write) -> None:
    entries = [{"title": "Heat"}, HEAT, "Heat", HEAT | {"cast": "Al Pacino", "href": "C"}]
    films = read_decade(write("movies-1990s.json", json.dumps(entries)))
    assert len(films.data) == 1
    assert films.reports[0].bad == (
        BadRow(1, "no film with a title and a year"),
        BadRow(3, "no film with a title and a year"),
        BadRow(4, "cast is no list"),
    )


@pytest.mark.parametrize("text", ["", "title,year\n", '{"title": "Heat"}'])
def test_another_file_is_refused(write: Write, text: str) -> None:
    with pytest.raises(SourceError, match="expected a list of films in JSON"):
        read_decade(write("movies-1990s.json", text))


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"expected Wikipedia movie data, movies-\*s.json"):
        read_wikipedia(tmp_path)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a film directed by Michael Mann. It stars Al Pacino", ("Michael Mann",)),
        ("directed by Roger Allers and Rob Minkoff, produced by Don Hahn", ("Roger Allers", "Rob Minkoff")),
        ("written and directed by Joel and Ethan Coen. Set in 1961", ("Joel Coen", "Ethan Coen")),
        (
            "directed by Bob Persichetti, Peter Ramsey, and Rodney Rothman from",
            ("Bob Persichetti", "Peter Ramsey", "Rodney Rothman"),
        ),
        ("directed, produced, and co-written by Curtis Hanson. The screenplay", ("Curtis Hanson",)),
        ("directed by W. S. Van Dyke and starring Myrna Loy", ("W. S. Van Dyke",)),
        ("directed by Robert Downey Sr. in 1969", ("Robert Downey Sr.",)),
        ("Directed by Fernando Trueba, Two Much stars Antonio Banderas", ("Fernando Trueba",)),
        ("directed by Joe Dante, Ann Roe and Bea Doe star in it", ("Joe Dante",)),
        ("directed by and starring Clint Eastwood and Ed Harris", ("Clint Eastwood",)),
        ("directed by Guillermo del Toro from a screenplay", ("Guillermo del Toro",)),
    ],
)
def test_directors_named_plainly(text: str, names: tuple[str, ...]) -> None:
    assert directors_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "It stars Al Pacino.",
        "directed by the Wachowskis. It is the first",
        "directed by Hong Kong film director John Woo in his U.S. debut",
        "directed by Danish filmmaker Lars von Trier",
        "directed by the Hughes Brothers. The film",
        "directed by Murray's then-husband Robert Z. Leonard",
        "directed by Bring It On writer Jessica Bendinger",
        "directed by comedian Mike Young",
    ],
)
def test_directors_that_would_be_guesses(text: str) -> None:
    assert directors_in(text) == ()


def test_countries_are_the_adjectives_before_film() -> None:
    assert countries_in("Brazil is a 1985 British-American dystopian film") == ("UK", "USA")
    assert countries_in("It is a 2019 South Korean thriller film") == ("South Korea",)
    assert countries_in("Ann is an American actress. She likes films") == ()
    assert countries_in("Defamation is a 2009 documentary film by an Israeli filmmaker") == ()


def test_languages_are_named_as_such() -> None:
    assert language_in("Amour is a 2012 French-language romantic drama film") == "French"
    assert language_in("Heat is a 1995 American crime film") is None


@pytest.mark.shared
def test_the_published_files(shared: Path) -> None:
    films = read_wikipedia(shared / "wikipedia-movie-data")
    assert sum(report.rows for report in films.reports) == len(films.data) > 36_000
    assert not any(report.bad for report in films.reports)
    assert not any("mw-parser" in film.title for film in films.data)
