"""Films and people told apart from ordinary words, in a small made world."""

import pytest

from recommender.request.names import FilmNames, NamedFilm, title_keys
from recommender.request.people import PeopleNames
from recommender.request.text import tokenise

FILMS = [
    ("Her", 2013), ("Up", 2009), ("Drive", 2011), ("Heat", 1995), ("Heat", 1986), ("Inception", 2010),
    ("The Lord of the Rings: The Fellowship of the Ring", 2001), ("Pulp Fiction", 1994), ("Paddington", 2014),
    ("It", 2017), ("2012", 2009), ("The Matrix", 1999),
]  # fmt: skip
ORDINARY = {"her": 1000, "up": 900, "it": 600, "drive": 60, "heat": 25}
WORDS = frozenset(
    {
        *("her", "up", "it", "drive", "heat", "movies", "like", "loved", "with", "a", "me", "watch", "be"),
        *("funny", "the", "and"),
    }
)


@pytest.fixture(scope="module")
def films() -> FilmNames:
    named = (
        NamedFilm(row, (title,), year, 0.4 if year == 1986 else 0.9)
        for row, (title, year) in enumerate(FILMS)
    )
    return FilmNames(named, ORDINARY, knows=WORDS.__contains__, is_word=WORDS.__contains__)


def found(films: FilmNames, text: str) -> list[str]:
    return [f"{FILMS[mention.row][0]} {FILMS[mention.row][1]}" for mention in films.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i loved Her", ["Her 2013"]),
        ("a film to watch with her", []),
        ("cheer me up", []),
        ("loved Up", ["Up 2009"]),
        ("loved Inception, Up and Her", ["Inception 2010", "Up 2009", "Her 2013"]),
        ("we drive a lot", []),
        ("it should be funny", []),
        ('watch "It"', ["It 2017"]),
        ("Drive", ["Drive 2011"]),
        ("heat (1986)", ["Heat 1986"]),
        ("like heat 1995", ["Heat 1995"]),
        ("movies like Heat", ["Heat 1995"]),
        ("newer than 2012", []),
        ("the lord of the rings", ["The Lord of the Rings: The Fellowship of the Ring 2001"]),
        ("movies like inceptoin", ["Inception 2010"]),
        ("like pulp ficton", ["Pulp Fiction 1994"]),
        ("paddington for adults", ["Paddington 2014"]),
        ("The Matrix", ["The Matrix 1999"]),
    ],
)
def test_films_in_running_text(films: FilmNames, text: str, expected: list[str]) -> None:
    assert found(films, text) == expected


@pytest.mark.parametrize("text", ["", "   ", "...", "like", "“", "1999"])
def test_texts_that_name_nothing(films: FilmNames, text: str) -> None:
    assert films.find(text) == []


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("The Matrix", ["matrix"]),
        ("Kill Bill: Vol. 1", ["kill bill vol 1", "kill bill"]),
        ("Saw: Three", ["saw three"]),
        ("Ocean's Eleven", ["oceans eleven"]),
        ("Fast & Furious", ["fast and furious"]),
        ("…", []),
    ],
)
def test_keys_of_titles(title: str, keys: list[str]) -> None:
    assert title_keys(title) == keys


@pytest.fixture(scope="module")
def people() -> PeopleNames:
    weights = {
        "Tom Hanks": 9.0,
        "Tom Cruise": 8.0,
        "Christopher Nolan": 6.0,
        "Robert De Niro": 7.0,
        "Jim Hanks": 0.2,
    }
    return PeopleNames(weights | {"Ingrid Bergman": 3.0, "Ingmar Bergman": 3.0}, {"cruise", "tom"})


def named(people: PeopleNames, text: str) -> list[tuple[str, bool]]:
    return [(mention.name, mention.hard) for mention in people.find(tokenise(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with tom hanks", [("Tom Hanks", True)]),
        ("i love Tom Hanks", [("Tom Hanks", False)]),
        ("by nolan", [("Christopher Nolan", True)]),
        ("nolan's films", [("Christopher Nolan", True)]),
        ("with de niro and tom hanks", [("Robert De Niro", True), ("Tom Hanks", True)]),
        ("with hanks or nolan", [("Tom Hanks", False), ("Christopher Nolan", False)]),
        ("on a cruise", []),
        ("with Cruise", [("Tom Cruise", True)]),
        ("with bergman", []),
    ],
)
def test_people_in_running_text(people: PeopleNames, text: str, expected: list[tuple[str, bool]]) -> None:
    assert named(people, text) == expected
