"""Which series a film belongs to: by its title where that says so, else by a table read by people.

"Toy Story 2" belongs with "Toy Story" when both are there; "Police Academy: Mission to Moscow" with the other
films of that beginning. Series whose titles do not tell (James Bond, Before Sunrise) stand in the table,
which also has the last word.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from recommender import catalog_schema as column
from recommender.title_text import comparable

TABLE = Path(__file__).with_name("catalog_franchises.csv")
"""item_id, franchise, title; an empty franchise says that the film belongs to none, whatever its title."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
WORDS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
NUMBERS = {word: number for words in (ROMAN, WORDS) for number, word in enumerate(words, 1)}
NUMBERED = re.compile(
    r"^(?P<base>.+?)(?:[:,]? (?:Part|Pt\.|Chapter|Vol\.|Volume|Episode))? "
    rf"(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})(?:$|(?=[:.]| -| \())"
)
SUBTITLED = re.compile(r"^(?P<base>.+?)(?::| -) .+$")
ARTICLE = re.compile(r"^(?:the|an?) ")
LATEST_FIRST = 3
"""The catalogue may lack the first film of a series, but "Number 23" and "Number 24" are none."""
TELLING = 11
"""Letters of a beginning that is no chance: "Ali: Fear Eats the Soul" is no sequel to "Ali"."""


@dataclass(frozen=True, slots=True)
class _Part:
    item_id: int
    base: str
    number: int | None
    """1 for a film of the bare title; None for one told apart by a subtitle."""
    name: str
    """The base as the title writes it."""
    people: frozenset[str]
    year: int


def franchises(rows: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """Name the series of each film that belongs to one."""
    members: defaultdict[str, list[_Part]] = defaultdict(list)
    for row in rows:
        for part in _parts(row):
            members[part.base].append(part)
    by_hand = _by_hand()
    found: dict[int, str | None] = {}
    for base in sorted(members):
        series = _series(members[base])
        written = {by_hand.get(part.item_id) for part in series} - {None, ""}
        name = written.pop() if len(written) == 1 else _shortest(series)
        found |= dict.fromkeys((part.item_id for part in series), name)
    here = {row[column.ITEM_ID] for row in rows}
    found |= {item_id: name for item_id, name in by_hand.items() if item_id in here}
    sizes = Counter(found.values())
    return {item_id: name for item_id, name in found.items() if name and sizes[name] > 1}


def _shortest(series: Sequence[_Part]) -> str | None:
    return min((part.name for part in series), key=lambda name: (len(name), name), default=None)


def _parts(row: Mapping[str, Any]) -> Iterable[_Part]:
    title: str = row[column.TITLE]
    people = frozenset(
        comparable(name) for fact in (column.DIRECTORS, column.CAST) for name in row.get(fact) or ()
    )

    def part(name: str, number: int | None) -> _Part:
        return _Part(
            row[column.ITEM_ID],
            ARTICLE.sub("", comparable(name)),
            number,
            name.rstrip(" :-,"),
            people,
            row.get(column.YEAR) or 0,
        )

    yield part(title, 1)
    if found := NUMBERED.match(title):
        yield part(found["base"], NUMBERS.get(found["number"]) or int(found["number"]))
    elif found := SUBTITLED.match(title):
        yield part(found["base"], None)


def _series(parts: Sequence[_Part]) -> list[_Part]:
    """The parts that belong together: numbers that follow on one another, and subtitles vouched for."""
    numbers = {part.number for part in parts if part.number}
    linked = min(numbers, default=1) <= LATEST_FIRST
    sequels = [
        p for p in parts if linked and p.number and p.number > 1 and {p.number - 1, p.number + 1} & numbers
    ]
    bare = [part for part in parts if part.number == 1]
    known = _people([*bare, *sequels])
    long = len(parts[0].base.replace(" ", "")) >= TELLING and " " in parts[0].base
    later = [*sequels, *(part for part in parts if part.number is None and (long or part.people & known))]
    series = [*_first(bare, later), *later]
    return series if len({part.item_id for part in series}) > 1 else []


def _first(candidates: Sequence[_Part], later: Sequence[_Part]) -> list[_Part]:
    """Of the films of the bare title, those that share people with a later one; else the last before them."""
    people = _people(later)
    start = min((part.year for part in later), default=0)
    before = [part for part in candidates if part.year <= start]
    sharing = [part for part in candidates if part.people & people]
    return sharing or sorted(before, key=lambda part: part.year)[-1:]


def _people(parts: Iterable[_Part]) -> frozenset[str]:
    return frozenset[str]().union(*(part.people for part in parts))


@cache
def _by_hand() -> Mapping[int, str]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {int(row["item_id"]): row["franchise"] for row in csv.DictReader(file)}
