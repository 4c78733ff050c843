"""Whole requests: spans, chips, the words not understood, and any text at all."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommender.request.understand import Understanding
from recommender.types import Profile, Rating, Side, Turn

QUIET = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)
WORDS = (
    *(
        "no",
        "not too",
        "gore",
        "horror",
        "except",
        "comedy",
        "like",
        "Heat",
        "her",
        "up",
        "90s",
        "under",
        "two hours",
    ),
    *(
        "for my 8-year-old",
        "with @alex",
        "but",
        "funnier",
        "than",
        "the second",
        "only",
        ",",
        ".",
        "\n",
        "é",
        "½",
        "<@7>",
    ),
    *(
        "give me",
        "3",
        "don't mind",
        "subtitles",
        "with",
        "tom hanks",
        "older",
        "instead",
        "ﬁ",
        "İ",
        "(1995)",
        "“",
    ),
)


def labels(understanding: Understanding, text: str) -> list[str]:
    return [slot.label for slot in understanding.understand(text).slots]


@given(text=st.text(max_size=300), before=st.text(max_size=80))
@settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
def test_any_text_is_understood_somehow(understanding: Understanding, text: str, before: str) -> None:
    request = understanding.understand(text, turns=(Turn("user", before), Turn("system", text)))
    assert all(0 <= slot.start <= slot.end <= len(text) for slot in request.slots)


@given(words=st.lists(st.sampled_from(WORDS), max_size=12))
@settings(max_examples=250, deadline=None, suppress_health_check=QUIET)
def test_slots_point_at_the_words_that_said_them(understanding: Understanding, words: list[str]) -> None:
    text = " ".join(words)
    request = understanding.understand(text)
    spans = sorted({(slot.start, slot.end) for slot in request.slots})
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert len({(slot.kind, slot.value, slot.side) for slot in request.slots}) == len(request.slots)


def test_each_slot_stands_over_its_words(understanding: Understanding) -> None:
    text = "A cozy romcom like Notting Hill, under two hours, no gore"
    spans = {(slot.kind, text[slot.start : slot.end]) for slot in understanding.understand(text).slots}
    assert spans == {
        ("mood", "cozy"),
        ("genre", "romcom"),
        ("seed", "Notting Hill"),
        ("runtime", "under two hours"),
        ("content", "gore"),
    }


@pytest.mark.parametrize(
    ("text", "chips"),
    [
        ("not too scary, no gore", ["not too scary", "no gore"]),
        ("nothing sad for my 8-year-old", ["nothing sad", "fit for children", "children"]),
        ("korean, not american", ["Korean", "not American"]),
        ("no subtitles", ["in English"]),
        ("before 2000, under 100 minutes", ["before 2000", "up to 100 min"]),
        ("with tom hanks, no meg ryan", ["Tom Hanks", "no Meg Ryan"]),
        ("no horror except comedies", ["no horror except comedy"]),
        ("for two, a hidden gem, give me 3", ["for two", "hidden gem", "3 films"]),
        ("like Heat (1995) but funnier", ["like Heat (1995)", "funnier"]),
        ("I hated Heat (1995)", ["not like Heat (1995)"]),
        ("no zombies", ["no zombies"]),
        ("with @alex", ["with @alex"]),
        ("so bad it's good", ["trashy", "so bad it's good"]),
        ("a comfort rewatch", ["a rewatch"]),
    ],
)
def test_chips_say_it_as_a_person_would(understanding: Understanding, text: str, chips: list[str]) -> None:
    assert labels(understanding, text) == chips


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("a funny film please, could you recommend one for tonight?", ()),
        ("a heist in space with a talking dog", ()),
        ("i loved The Grand Budapest Hotel", ()),
        ("a blorpy zunkel comedy", ("blorpy zunkel",)),
        ("wibblex, frobnic", ("wibblex", "frobnic")),
        ("", ()),
    ],
)
def test_words_not_understood_are_few(
    understanding: Understanding, text: str, unknown: tuple[str, ...]
) -> None:
    assert understanding.understand(text).not_understood == unknown


def test_seeds_count_and_profile_are_told_apart(understanding: Understanding) -> None:
    profile = Profile((Rating(1, 5.0),))
    request = understanding.understand("three like Inception, nothing like Twilight", profile=profile)
    seeds = {slot.side: int(slot.value) for slot in request.slots if slot.kind == "seed"}
    assert request.seeds == (seeds[Side.WANTED],)
    assert request.disliked_seeds == (seeds[Side.UNWANTED],)
    assert request.profile is profile
    assert understanding.understand("give me three").count == 3


def test_the_same_words_twice_are_one_slot(understanding: Understanding) -> None:
    assert labels(understanding, "comedy, comedy, funny") == ["comedy"]
