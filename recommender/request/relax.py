"""Giving way when nothing fits: fame, mood, breadth of genre, ten minutes, five years, in that order and
aloud.

Content, age, excluded people and genres, language and "only" are never relaxed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from recommender.phrases import say
from recommender.request.eras import era_label, era_value, years_of
from recommender.request.lengths import length_label
from recommender.types import Request, Side, Slot

_MINUTES = 10
_YEARS = 5


def relaxations(request: Request) -> Iterator[tuple[Request, tuple[str, ...]]]:
    """Yield the request as it is, then ever more relaxed, each with what was given up so far in words.

    A step that would change nothing is left out.
    """
    said: tuple[str, ...] = ()
    yield request, said
    for change, words in _STEPS:
        slots = tuple(kept for slot in request.slots if (kept := change(slot)) is not None)
        if slots != request.slots:
            request = replace(request, slots=slots)
            said = (*said, words)
            yield request, said


def _dropping(kind: str) -> Callable[[Slot], Slot | None]:
    return lambda slot: None if slot.kind == kind and not slot.hard else slot


def _genre(slot: Slot) -> Slot | None:
    """A genre wished for stops being asked of every film; "only" and "no" stay."""
    return None if slot.kind == "genre" and slot.side is Side.WANTED and not slot.hard else slot


def _runtime(slot: Slot) -> Slot:
    if slot.kind != "runtime":
        return slot
    sign, minutes = slot.value[:2], int(slot.value[2:])
    value = f"{sign}{max(0, minutes + (_MINUTES if sign == '<=' else -_MINUTES))}"
    return replace(slot, value=value, label=length_label(value))


def _era(slot: Slot) -> Slot:
    """Widen an era wished for; years refused stay refused."""
    if slot.kind != "era" or slot.side is Side.UNWANTED:
        return slot
    first, last = years_of(slot.value)
    first, last = first and first - _YEARS, last and last + _YEARS
    return replace(slot, value=era_value(first, last), label=era_label(first, last))


_STEPS: tuple[tuple[Callable[[Slot], Slot | None], str], ...] = (
    (_dropping("fame"), say("how well known it is")),
    (_dropping("mood"), say("the mood")),
    (_genre, say("the breadth of genre")),
    (_runtime, say("the length, by {minutes} minutes", minutes=_MINUTES)),
    (_era, say("the years, by {years}", years=_YEARS)),
)
