"""Nudges: the same request a little funnier, shorter, older or less known, where that would change
something."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from recommender.phrases import say
from recommender.types import Item, Request

LABELS = {
    "funnier": say("Funnier"),
    "shorter": say("Shorter"),
    "older": say("Older"),
    "lesser": say("Less known"),
}
SHORTEST = 80
"""Minutes under which asking for shorter films finds next to none."""
OLDEST = 1950
WELL_KNOWN = 50
"""Ratings that only the thousand best known films of the catalogue have."""


def nudges(request: Request, shown: Sequence[Item]) -> tuple[tuple[str, str], ...]:
    """List the nudges worth offering: (which, label)."""
    said = {(slot.kind, slot.value) for slot in request.slots}
    offered = []
    if any("Comedy" not in item.genres for item in shown) and ("genre", "Comedy") not in said:
        offered.append("funnier")
    if (_minutes(shown) or 0) > SHORTEST:
        offered.append("shorter")
    if (_year(shown) or 0) > OLDEST:
        offered.append("older")
    if any(item.rating_count > WELL_KNOWN for item in shown) and ("fame", "hidden") not in said:
        offered.append("lesser")
    return tuple((which, LABELS[which]) for which in offered)


def nudge_words(which: str, shown: Sequence[Item]) -> str | None:
    """Say a nudge as a person would type it, measured by what was shown; None if it is none."""
    if which == "shorter":
        return f"under {max(SHORTEST, (_minutes(shown) or 120) - 5)} minutes"
    if which == "older":
        return f"before {max(OLDEST, (_year(shown) or 2000) // 10 * 10)}"
    return {"funnier": "comedy", "lesser": "hidden gem"}.get(which)


def _minutes(shown: Sequence[Item]) -> int | None:
    known = [item.runtime for item in shown if item.runtime]
    return int(median(known)) // 5 * 5 if known else None


def _year(shown: Sequence[Item]) -> int | None:
    known = [item.year for item in shown if item.year]
    return int(median(known)) if known else None
