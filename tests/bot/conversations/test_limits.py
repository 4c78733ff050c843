"""Reasons why a film is not for somebody, and the limits they make."""

from dataclasses import replace

import pytest

from bot.conversations.action import Action
from bot.conversations.limits import limit_words, reasons
from recommender.types import Content, Item, Side, Slot

PLAIN = Item(1, "Plain", 2001, genres=("Drama",), runtime=100, language="en")


def keys(item: Item) -> list[str]:
    return [reason.key for reason in reasons(item)]


def limit(item: Item, key: str) -> tuple[str, str, Side, bool]:
    found = next(reason.limit for reason in reasons(item) if reason.key == key)
    return found.kind, found.value, found.side, found.hard


def test_a_film_of_which_little_is_known_has_few_reasons() -> None:
    assert keys(PLAIN) == ["genre-Drama"]
    assert keys(Item(1, "Unknown", None)) == []


@pytest.mark.parametrize(
    ("content", "key", "value"),
    [
        (Content(violence=3), "violence", "violence<=2"),
        (Content(gore=2), "gore", "gore<=1"),
        (Content(scares=2), "scares", "scares<=1"),
        (Content(sad_ending=True), "ending", "sad_ending<=0"),
        (Content(animal_harm=True), "animals", "animal_harm<=0"),
    ],
)
def test_what_was_too_much_is_what_the_film_has_much_of(content: Content, key: str, value: str) -> None:
    item = replace(PLAIN, content=content)
    assert keys(item) == [key, "genre-Drama"]
    assert limit(item, key) == ("content", value, Side.WANTED, True)


def test_mild_content_is_no_reason() -> None:
    assert keys(replace(PLAIN, content=Content(violence=1, gore=0, sad_ending=False))) == ["genre-Drama"]


def test_length_age_language_and_people_are_reasons() -> None:
    item = replace(PLAIN, runtime=171, year=1954, language="ja", directors=("Akira Kurosawa", "B"))
    assert limit(item, "long") == ("runtime", "<=150", Side.WANTED, True)
    assert limit(item, "old") == ("era", "1960-", Side.WANTED, True)
    assert limit(item, "subtitles") == ("language", "en", Side.WANTED, True)
    assert limit(item, "director") == ("person", "Akira Kurosawa", Side.UNWANTED, True)


def test_every_reason_fits_a_button() -> None:
    full = Content(*[3] * 6, sad_ending=True, animal_harm=True)
    item = replace(
        PLAIN, item_id=10**7, genres=("Documentary", "Film-Noir"), directors=("x" * 60,), content=full
    )
    for reason in reasons(item):
        assert Action.of("always", item.item_id, reason.key).custom_id


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("content", "gore<=0", "Gore"),
        ("content", "violence<=2", "The strongest violence"),
        ("audience", "family", "Only what suits families"),
        ("genre", "Horror", "Horror"),
        ("runtime", "<=150", "More than 150 minutes"),
        ("era", "1960-", "Before 1960"),
        ("language", "en", "Subtitles"),
        ("person", "Michael Mann", "Michael Mann’s films"),
    ],
)
def test_limits_in_words(kind: str, value: str, words: str) -> None:
    assert limit_words(Slot(kind, value, "", hard=True)) == words
