"""Eras, lengths, counts and ages, in digits and in words."""

import pytest

from recommender.request.ages import find_ages
from recommender.request.counts import find_counts
from recommender.request.eras import era_label, era_value, find_eras, years_of
from recommender.request.lengths import find_lengths
from recommender.request.number_words import apart, number_of

THIS_YEAR = 2026


def era(text: str) -> list[str]:
    return [number.value for number in apart(find_eras(text, this_year=THIS_YEAR))]


def lengths(text: str) -> list[str]:
    return [number.value for number in apart(find_lengths(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("90s", "1990-1999"),
        ("the '80s", "1980-1989"),
        ("nineteen eighties", "1980-1989"),
        ("late seventies", "1976-1979"),
        ("early 2000s", "2000-2003"),
        ("70s or 80s", "1970-1989"),
        ("before 2000", "-1999"),
        ("before the 80s", "-1979"),
        ("after 2010", "2011-"),
        ("since 2010", "2010-"),
        ("between 1990 and 2005", "1990-2005"),
        ("1970-1979", "1970-1979"),
        ("fifties or earlier", "-1959"),
        ("from the 80s onwards", "1980-"),
        ("mid 2000s til now", "2003-"),
        ("the last ten years", "2016-"),
        ("this century", "2000-"),
        ("recent", "2016-"),
        ("old movies", "-1979"),
        ("released in 1999", "1999-1999"),
    ],
)
def test_eras(text: str, value: str) -> None:
    assert era(text) == [value]


@pytest.mark.parametrize("text", ["modern family", "90 minutes", "5 films", "old dog"])
def test_what_is_no_era(text: str) -> None:
    assert era(text) == []


@pytest.mark.parametrize(
    ("text", "refused"), [("before 1980", "1980-"), ("after 2000", "-2000"), ("90s", "")]
)
def test_what_an_era_is_under_a_no(text: str, refused: str) -> None:
    (number,) = apart(find_eras(text, this_year=THIS_YEAR))
    assert number.refused == refused


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("1990-1999", "1990s"),
        ("-1999", "before 2000"),
        ("2010-", "2010 or later"),
        ("1999-1999", "1999"),
        ("1991-1999", "1991-1999"),
    ],
)
def test_labels_of_eras(value: str, label: str) -> None:
    assert era_label(*years_of(value)) == label
    assert era_value(*years_of(value)) == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("under two hours", ["<=120"]),
        ("an hour and a half", ["<=100"]),
        ("i have an hour and a half", ["<=90"]),
        ("two and a half hours max", ["<=150"]),
        ("1h45 max", ["<=105"]),
        ("under 1 hr 40", ["<=100"]),
        ("over 2.5 hours", [">=150"]),
        ("90 min or less", ["<=90"]),
        ("a 90 minute movie", ["<=100"]),
        ("half an hour", ["<=30"]),
        ("something short", ["<=95"]),
        ("a long movie", [">=140"]),
        ("between 90 and 120 minutes", [">=90", "<=120"]),
        ("20 minutes ago", []),
        ("a short walk", []),
        ("less long", []),
    ],
)
def test_lengths(text: str, values: list[str]) -> None:
    assert lengths(text) == values


@pytest.mark.parametrize(
    ("text", "refused"),
    [("a long movie", "<=120"), ("over 150 minutes", "<=150"), ("3 hour movies", "<=179")],
)
def test_what_a_length_is_under_a_no(text: str, refused: str) -> None:
    (number,) = apart(find_lengths(text))
    assert number.refused == refused


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("give me three", ["3"]),
        ("top 10 comedies", ["10"]),
        ("a couple of westerns", ["2"]),
        ("half a dozen musicals", ["6"]),
        ("five good thrillers", ["5"]),
        ("5 instead", ["5"]),
        ("the one movie i love", []),
        ("two hours of film", []),
        ("500 films", []),
    ],
)
def test_counts(text: str, counts: list[str]) -> None:
    assert [number.value for number in apart(find_counts(text))] == counts


def test_a_count_leaves_what_is_counted_to_others() -> None:
    (number,) = apart(find_counts("five good thrillers"))
    assert (number.start, number.end) == (0, 4)


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("for my 8-year-old", "family"),
        ("my 5yo", "children"),
        ("kids aged 6 and 10", "children"),
        ("for my two year old", "children"),
        ("my son is 14", "teens"),
        ("my daughter is twelve", "family"),
        ("with the kids (7 and 9)", "family"),
        ("a 40 year old", None),
        ("a 12 year old movie", None),
        ("kids 2 hours away", None),
    ],
)
def test_ages(text: str, audience: str | None) -> None:
    assert [age.audience for age in find_ages(text)] == ([audience] if audience else [])


def test_number_words() -> None:
    assert [number_of(word) for word in ("seven", "ninety", "a couple", "2.5")] == [7, 90, 2, 2.5]
