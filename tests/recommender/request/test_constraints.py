"""Hard constraints over the films that ship, each held against the films' own facts."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from recommender.bundle import Bundle
from recommender.request.constraints import judge
from recommender.types import Item, Side, Slot

AGES = ("children", "family", "teens", "adults")
Rule = Callable[[Item], bool | None]
"""Whether a film keeps a constraint; None where its facts do not tell."""


def hard(kind: str, value: str, side: Side = Side.WANTED) -> Slot:
    return Slot(kind, value, value, side, hard=True)


def no(kind: str, value: str) -> Slot:
    return hard(kind, value, Side.UNWANTED)


def genre(item: Item, keeps: Callable[[tuple[str, ...]], bool]) -> bool | None:
    return keeps(item.genres) if item.genres else None


CASES: list[tuple[Slot, Rule]] = [
    (hard("era", "1990-1999"), lambda item: None if item.year is None else 1990 <= item.year <= 1999),
    (no("era", "1990-1999"), lambda item: None if item.year is None else not 1990 <= item.year <= 1999),
    (hard("era", "-1959"), lambda item: None if item.year is None else item.year <= 1959),
    (hard("runtime", "<=90"), lambda item: None if item.runtime is None else item.runtime <= 90),
    (hard("runtime", ">=180"), lambda item: None if item.runtime is None else item.runtime >= 180),
    (hard("genre", "Western"), lambda item: genre(item, lambda genres: "Western" in genres)),
    (no("genre", "Horror"), lambda item: genre(item, lambda genres: "Horror" not in genres)),
    (
        no("genre", "Comedy+Romance"),
        lambda item: genre(item, lambda genres: not {"Comedy", "Romance"} <= {*genres}),
    ),
    (
        no("genre", "Horror except Comedy"),
        lambda item: genre(item, lambda genres: "Horror" not in genres or "Comedy" in genres),
    ),
    (hard("language", "ko"), lambda item: None if item.language is None else item.language == "ko"),
    (hard("language", "foreign"), lambda item: None if item.language is None else item.language != "en"),
    (no("country", "USA"), lambda item: "USA" not in item.countries if item.countries else None),
    (no("content", "gore<=0"), lambda item: None if item.content.gore is None else item.content.gore == 0),
    (
        no("content", "scares<=1"),
        lambda item: None if item.content.scares is None else item.content.scares <= 1,
    ),
    (
        no("content", "sad_ending<=0"),
        lambda item: None if item.content.sad_ending is None else not item.content.sad_ending,
    ),
    (
        hard("audience", "family"),
        lambda item: None if item.content.audience is None else AGES.index(item.content.audience) <= 1,
    ),
    (no("mood", "cheesy"), lambda item: "cheesy" not in item.moods if item.moods else None),
]


@pytest.fixture(scope="module")
def items(bundle: Bundle) -> list[Item]:
    return list(bundle.catalog)


@pytest.mark.parametrize(
    ("slot", "rule"), CASES, ids=[f"{slot.side} {slot.kind} {slot.value}" for slot, _ in CASES]
)
def test_a_constraint_is_what_the_facts_say(
    bundle: Bundle, items: list[Item], slot: Slot, rule: Rule
) -> None:
    told = [rule(item) for item in items]
    verdict = judge([slot], bundle)
    assert verdict.allowed.tolist() == [each is True for each in told]
    assert verdict.unsure.tolist() == [each is None for each in told]
    assert 0 < verdict.allowed.sum() < len(bundle.catalog)


def test_people_named_are_in_it_and_people_refused_are_not(bundle: Bundle, items: list[Item]) -> None:
    has = [("Tom Hanks" in (*item.directors, *item.cast)) for item in items]
    known = [bool(item.directors or item.cast) for item in items]
    assert judge([hard("person", "Tom Hanks")], bundle).allowed.tolist() == has
    without = judge([no("person", "Tom Hanks")], bundle).allowed.tolist()
    assert without == [known and not in_it for known, in_it in zip(known, has, strict=True)]


def test_a_theme_refused_is_in_no_note_and_no_tag(bundle: Bundle) -> None:
    allowed = judge([no("theme", "zombies")], bundle).allowed
    for row in np.flatnonzero(allowed):
        said = (*bundle.notes.themes[int(row)], *bundle.catalog.tags_of(int(row)))
        assert not any({"zombie", "zombies"} & {*phrase.lower().split()} for phrase in said)
    assert allowed.any()


def test_black_and_white(bundle: Bundle) -> None:
    allowed = judge([hard("form", "black and white")], bundle).allowed
    assert (bundle.catalog.black_and_white[allowed] == 1).all()


def test_two_languages_are_alternatives_and_two_genres_are_not(bundle: Bundle) -> None:
    french_or_italian = judge([hard("language", "fr"), hard("language", "it")], bundle).allowed
    assert set(bundle.catalog.language[french_or_italian]) == {"fr", "it"}
    both = judge([hard("genre", "Comedy"), hard("genre", "Horror")], bundle).allowed
    columns = [bundle.catalog.genres.index(name) for name in ("Comedy", "Horror")]
    assert bundle.catalog.genre_matrix[both][:, columns].all()


def test_a_film_that_breaks_one_constraint_is_not_unsure_for_another(bundle: Bundle) -> None:
    verdict = judge([no("genre", "Horror"), no("content", "gore<=0")], bundle)
    horror = bundle.catalog.genre_matrix[:, bundle.catalog.genres.index("Horror")]
    assert not verdict.unsure[horror].any()


def test_soft_slots_leave_everything(bundle: Bundle) -> None:
    assert judge([Slot("genre", "Comedy", "comedy")], bundle).allowed.all()
