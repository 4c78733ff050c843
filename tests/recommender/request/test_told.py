"""Stories and requests: only what is asked for sets limits."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.bundle import Bundle
from recommender.request.constraints import judge
from recommender.request.understand import Understanding
from recommender.types import Slot


def hard(understanding: Understanding, text: str) -> set[str]:
    return {slot.kind for slot in understanding.understand(text).slots if slot.hard}


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("I've been watching movies from the 80's lately and had a good time.", "era"),
        ("Recently I watched The Score with Edward Norton, made in 2001. It was excellent.", "person"),
        ("I saw it with my kids, it was family friendly.", "audience"),
        ("I loved The Lucky One with Taylor Schilling.", "person"),
        ("I read about it and it was in French with a runtime of 4 hours", "language"),
    ],
)
def test_a_story_sets_no_limit(understanding: Understanding, told: str, kind: str) -> None:
    request = understanding.understand(told)
    assert hard(understanding, told) == set()
    assert any(slot.kind == kind for slot in request.slots), "it stays as a wish"


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("I loved Heat, any crime films from the 80s?", "era"),
        ("I watched Old Boy and want something Korean", "language"),
        ("I saw Hereditary. No gore please.", "content"),
        ("something like Inception with Tom Hanks", "person"),
        ("under two hours", "runtime"),
        ("I've seen too many of those, nothing scary tonight", "content"),
    ],
)
def test_what_is_asked_for_stays_hard(understanding: Understanding, asked: str, kind: str) -> None:
    assert kind in hard(understanding, asked)


@pytest.mark.parametrize("text", ["a modern western", "old school action"])
def test_vague_eras_are_wishes(understanding: Understanding, text: str) -> None:
    (era,) = [slot for slot in understanding.understand(text).slots if slot.kind == "era"]
    assert not era.hard


def test_parents_make_a_wish_not_an_age(understanding: Understanding) -> None:
    slots = understanding.understand("something to watch with my parents").slots
    assert [(slot.value, slot.hard) for slot in slots] == [("sexual<=1", False)]


def test_small_children_may_see_what_is_gentle(bundle: Bundle) -> None:
    allowed = judge([Slot("audience", "children", "for small children", hard=True)], bundle).allowed
    numbers = bundle.notes.numbers
    assert (allowed & (numbers["audience"] == 1)).sum() > 50
    for name in ("violence", "scares", "sexual", "language"):
        assert np.nanmax(numbers[name][allowed & (numbers["audience"] == 1)]) <= 1
    assert not (allowed & (numbers["audience"] > 1)).any()
