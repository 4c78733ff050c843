"""One spelling a person: "Brian DePalma" and "Brian De Palma" are one man, the way most sources write him."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from recommender import catalog_schema as column
from recommender.title_text import comparable

PEOPLE = (column.DIRECTORS, column.CAST)


def person_key(name: str) -> str:
    """What spellings of one name share: letters without accents, spaces and marks."""
    return comparable(name).replace(" ", "")


def spellings(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, str]:
    """Choose for each key the spelling used most; of equals the one with more capitals and accents."""
    used: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for name in (name for fact in PEOPLE for name in row.get(fact) or ()):
            used[person_key(name)][name] += 1
    return {key: max(counts, key=lambda name: (counts[name], name)) for key, counts in used.items()}


def respelt(row: Mapping[str, Any], chosen: Mapping[str, str]) -> dict[str, Any]:
    """The row with every name as chosen, each once."""
    people = {
        fact: tuple(dict.fromkeys(chosen[person_key(name)] for name in row.get(fact) or ()))
        for fact in PEOPLE
    }
    return {**row, **people}
