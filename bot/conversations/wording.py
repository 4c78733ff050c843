"""Films and stars in words."""

from __future__ import annotations

from recommender.phrases import Phrase, counted, joined, say, term
from recommender.types import Expected, Item

BUTTON_LENGTH = 34
DOT = " · "


def facts(item: Item) -> Phrase:
    """Write a film's facts in one line: ``1999 · 2 h 16 · Sci-Fi, Action``."""
    known = [
        str(item.year) if item.year else "",
        duration(item.runtime) if item.runtime else "",
        joined(", ", map(term, item.genres[:3])),
    ]
    return joined(DOT, filter(None, known)) or say("nothing known but its title")


def duration(minutes: int) -> Phrase:
    """Write a length: ``2 h 16``, ``45 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say("{minutes} min", minutes=rest)
    return (
        say("{hours} h {minutes}", hours=hours, minutes=f"{rest:02}")
        if rest
        else say("{hours} h", hours=hours)
    )


def about(expected: Expected) -> Phrase:
    """Write expected stars with their range: ``about 4.3 (3.8-4.7)``."""
    return say("about {stars} ({low}-{high})", stars=expected.stars, low=expected.low, high=expected.high)


def stars(value: float) -> Phrase:
    """Write stars: ``4 stars``, ``1 star``, ``3.5 stars``."""
    return counted("{count} star", "{count} stars", int(value) if value == int(value) else value)


def clip(text: str, length: int = BUTTON_LENGTH) -> str:
    """Cut a text at a word so that it fits."""
    if len(text) <= length:
        return text
    head, space, _ = text[: length - 1].rpartition(" ")
    return f"{head if space and len(head) > length // 2 else text[: length - 1]}…"
