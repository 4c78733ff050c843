"""Requests and scores as the JSON that the store keeps: what was understood, never what was written."""

from __future__ import annotations

import json
from typing import Any

from recommender.types import Part, Request, Side, Slot


def request_to_json(request: Request) -> str:
    """Write what was understood: no text, no turns, no profile."""
    return _dumps(
        {
            "slots": [[slot.kind, slot.value, slot.label, slot.side, slot.hard] for slot in request.slots],
            "seeds": request.seeds,
            "disliked_seeds": request.disliked_seeds,
            "exclude": sorted(request.exclude),
            "count": request.count,
        }
    )


def request_from_json(text: str) -> Request:
    """Read a request back; its text is empty."""
    data: dict[str, Any] = json.loads(text)
    return Request(
        slots=tuple(
            Slot(kind, value, label, Side(side), hard) for kind, value, label, side, hard in data["slots"]
        ),
        seeds=tuple(data["seeds"]),
        disliked_seeds=tuple(data["disliked_seeds"]),
        exclude=frozenset(data["exclude"]),
        count=data["count"],
    )


def parts_to_json(parts: tuple[Part, ...]) -> str:
    """Write a score's parts."""
    return _dumps([[part.name, round(part.value, 6), part.cites] for part in parts])


def parts_from_json(text: str) -> tuple[Part, ...]:
    """Read a score's parts back."""
    return tuple(Part(name, value, tuple(cites)) for name, value, cites in json.loads(text))


def _dumps(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
