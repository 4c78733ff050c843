"""Requests, scores and reasons as the store keeps them: what was understood, never what was written."""

from __future__ import annotations

import json
from typing import Any

from recommender.phrases import Phrase
from recommender.types import Part, Request, Side, Slot

_PHRASE = '{"say":'


def request_to_json(request: Request) -> str:
    """Write what was understood: no text, no turns, no profile."""
    return _dumps(
        {
            "slots": [
                [slot.kind, slot.value, _phrase(slot.label), slot.side, slot.hard] for slot in request.slots
            ],
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
            Slot(kind, value, _said(label), Side(side), hard)
            for kind, value, label, side, hard in data["slots"]
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


def phrase_to_text(text: str) -> str:
    """Write a phrase so that it can be said in other languages later; other text stays as it is."""
    return _dumps(_phrase(text)) if isinstance(text, Phrase) else text


def phrase_from_text(text: str) -> str:
    """Read a phrase back."""
    return _said(json.loads(text)) if text.startswith(_PHRASE) else text


def _phrase(value: Any) -> Any:
    """Take a phrase, and those within it, apart."""
    if isinstance(value, Phrase):
        values = {name: _phrase(each) for name, each in value.values.items()}
        return {"say": value.template, "many": value.plural, "capital": value.capital, "values": values}
    return [_phrase(each) for each in value] if isinstance(value, list | tuple) else value


def _said(data: Any) -> Any:
    """Put together what `_phrase` took apart."""
    if isinstance(data, dict):
        values = {name: _said(each) for name, each in data["values"].items()}
        return Phrase(data["say"], values, data["many"], data["capital"])
    return tuple(map(_said, data)) if isinstance(data, list) else data


def _dumps(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
