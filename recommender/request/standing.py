"""What somebody wishes of every suggestion: limits always, preferences where a request says nothing of their
kind."""

from __future__ import annotations

from dataclasses import replace

from recommender.types import Profile, Request, Slot


def limits(profile: Profile) -> tuple[Slot, ...]:
    """List the standing wishes that are hard: kept in everything, never relaxed."""
    return tuple(slot for slot in profile.standing if slot.hard)


def with_standing(request: Request) -> Request:
    """Add the asker's standing preferences of kinds that the request itself says nothing of."""
    said = {slot.kind for slot in request.slots}
    kept = tuple(slot for slot in request.profile.standing if not slot.hard and slot.kind not in said)
    return replace(request, slots=(*request.slots, *kept)) if kept else request
