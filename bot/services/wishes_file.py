"""Standing wishes read back from our own JSON: only those that we would store ourselves."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from recommender.catalog import GENRES
from recommender.types import Side, Slot

_VALUES: dict[str, str] = {
    "content": r"(violence|gore|scares|sexual|language|sadness)<=[0-2]|(sad_ending|animal_harm)<=0",
    "audience": "children|family|teens",
    "genre": "|".join(map(re.escape, GENRES)),
    "runtime": r"<=\d{2,3}",
    "era": r"\d{4}-",
    "language": "en",
    "person": ".{1,100}",
    "fame": "known|hidden",
}
"""Kind → what its values look like."""


def read_wishes(content: bytes) -> list[Slot]:
    """Read the wishes in a file; none where it is not our JSON. What we know nothing of is passed over."""
    try:
        data = json.loads(content)
        rows = data.get("wishes", []) if isinstance(data, dict) else []
    except (ValueError, RecursionError):
        return []
    return [*_known(rows)] if isinstance(rows, list) else []


def _known(rows: list[Any]) -> Iterator[Slot]:
    for row in rows:
        if not isinstance(row, Mapping):
            continue
        kind, value, side = (str(row.get(name)) for name in ("kind", "value", "side"))
        if kind in _VALUES and re.fullmatch(_VALUES[kind], value) and side in {*Side}:
            yield Slot(kind, value, "", Side(side), bool(row.get("hard")))
