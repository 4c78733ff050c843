from __future__ import annotations

from collections.abc import Callable

import pytest

from recommender.sources.fields import (
    decimal,
    imdb_id_of,
    literal,
    names_in,
    positive,
    title_of,
    whole,
    words,
    year_of,
)
from recommender.sources.reading import BadRowError


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda text: whole(text, "id"), ""),
        (lambda text: whole(text, "id"), "81.5"),
        (lambda text: whole(text, "id"), "1997-08-20"),
        (lambda text: decimal(text, "score"), "nan"),
        (lambda text: decimal(text, "score"), "good"),
        (year_of, "soon"),
        (year_of, "0095-01-01"),
        (title_of, " \xa0 "),
        (lambda text: literal(text, "genres"), "{'id': 16}"),
        (lambda text: literal(text, "genres"), "[1, 2]"),
        (lambda text: literal(text, "genres"), "[{'id': __import__('os')}]"),
    ],
)
def test_nonsense_is_a_bad_row(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(BadRowError):
        read(text)


def test_numbers_may_carry_a_point() -> None:
    assert whole(" 81.0 ", "id") == 81


def test_zero_and_nothing_are_unknown() -> None:
    assert [positive(text, "runtime") for text in ("0", "0.0", "", "-4", "88.0")] == [
        None,
        None,
        None,
        None,
        88,
    ]


def test_years_stand_at_the_start_of_dates() -> None:
    assert [year_of(text) for text in ("1995-10-30", "1995", "1995.0", "")] == [1995, 1995, 1995, None]


def test_imdb_ids_come_in_many_forms() -> None:
    link = "http://www.imdb.com/title/tt0499549/?ref_=fn_tt_tt_1"
    forms = (link, "tt10872600", "0114709", "114709", "", "nm0000123")
    assert [imdb_id_of(text) for text in forms] == [
        "tt0499549",
        "tt10872600",
        "tt0114709",
        "tt0114709",
        None,
        None,
    ]


@pytest.mark.parametrize("text", ['[{"id": 1, "name": "Crime"}]', "[{'id': 1, 'name': 'Crime'}]"])
def test_lists_are_json_or_python(text: str) -> None:
    assert names_in(text, "genres") == ("Crime",)


def test_names_come_once_and_in_order() -> None:
    assert names_in("[{'name': 'B'}, {'name': 'A'}, {'name': 'B'}, {'id': 3}]", "genres") == ("B", "A")
    assert names_in("", "genres") == ()


def test_words_are_stripped_and_come_once() -> None:
    assert words("Drama, Crime,,Drama ", ",") == ("Drama", "Crime")
    assert title_of("Avatar\xa0   ") == "Avatar"
