from __future__ import annotations

import csv
from collections.abc import Iterable

import pytest

from recommender.building.catalog_franchises import TABLE, franchises

Film = tuple[int, str, int] | tuple[int, str, int, tuple[str, ...]]


def series(*films: Film) -> dict[int, str]:
    return franchises([dict(zip(("item_id", "title", "year", "cast"), film, strict=False)) for film in films])


def numbered(titles: Iterable[str]) -> tuple[Film, ...]:
    return tuple((900_000_000 + place, title, 1990 + place) for place, title in enumerate(titles))


@pytest.mark.parametrize(
    "titles",
    [
        ("Toy Box", "Toy Box 2", "Toy Box 3: The End"),
        ("Rockfall", "Rockfall II", "Rockfall III"),
        ("The Uncle", "The Uncle: Part II"),
        ("Slap Shots: Vol. 1", "Slap Shots: Vol. 2"),
        ("The Sphere: Chapter Two", "The Sphere: Chapter 3 - War"),
        ("Sailors of the Baltic: One Fish", "Sailors of the Baltic: Two Boats"),
    ],
)
def test_titles_tell_a_series(titles: tuple[str, ...]) -> None:
    found = series(*numbered(titles))
    assert len(found) == len(titles)
    assert len(set(found.values())) == 1


@pytest.mark.parametrize(
    "titles",
    [
        ("Malcolm", "Malcolm X"),
        ("Apollo", "Apollo 13"),
        ("Number 23", "Number 24"),
        ("Ali", "Ali: Fear Eats the Soul"),
        ("Robin Hood", "Robin Hood: Prince of Thieves"),
        ("Fantasy", "Fantasy 2000"),
        ("Heat", "The Heat"),
    ],
)
def test_a_beginning_alone_is_no_series(titles: tuple[str, ...]) -> None:
    assert series(*numbered(titles)) == {}


def test_people_vouch_for_a_short_beginning() -> None:
    found = series((900_000_001, "Xeno", 1979, ("Ann A",)), (900_000_002, "Xeno: Return", 1997, ("Ann A",)))
    assert found == {900_000_001: "Xeno", 900_000_002: "Xeno"}


def test_of_two_films_of_the_bare_title_the_last_before_the_sequel_began_it() -> None:
    found = series(
        (900_000_001, "Bad Lads", 1983), (900_000_002, "Bad Lads", 1995), (900_000_003, "Bad Lads II", 2003)
    )
    assert set(found) == {900_000_002, 900_000_003}


def test_the_one_who_shares_its_people_began_it() -> None:
    found = series(
        (900_000_001, "Bad Lads", 1983, ("Ann A",)),
        (900_000_002, "Bad Lads", 1995),
        (900_000_003, "Bad Lads II", 2003, ("Ann A",)),
    )
    assert set(found) == {900_000_001, 900_000_003}


def test_the_table_knows_what_titles_do_not_tell() -> None:
    found = series((10, "GoldenEye", 1995), (10_999_001, "Heat", 1995), (96079, "Skyfall", 2012))
    assert found == {10: "James Bond", 96079: "James Bond"}


def test_the_table_names_a_series_found_by_title() -> None:
    """Karate Kid is named in the table; a sequel that it does not list joins under that name."""
    found = series((2420, "The Karate Kid", 1984), (900_000_001, "The Karate Kid Part II", 1986))
    assert set(found.values()) == {"The Karate Kid"}


def test_the_table_takes_films_out_of_series() -> None:
    """Titanic II is no sequel to Titanic."""
    (no_series,) = (int(row["item_id"]) for row in table() if row["title"] == "Titanic II")
    assert series((900_000_001, "Titanic", 1997), (no_series, "Titanic II", 2010)) == {}


def test_a_series_needs_two_films() -> None:
    assert series((10, "GoldenEye", 1995)) == {}


def test_the_table_lists_each_film_once() -> None:
    rows = table()
    assert len({row["item_id"] for row in rows}) == len(rows) > 900
    assert all(row["title"] for row in rows)


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
