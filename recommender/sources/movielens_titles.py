"""MovieLens titles: "Seven Samurai, The (a.k.a. X) (Shichinin no samurai) (1954)" taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recommender.sources.fields import clean
from recommender.title_text import natural_order

YEAR = re.compile(r"\s*\((\d{4})(?:[-–]\d{0,4})?\)\s*$")
BRACKET = re.compile(r"\s\(([^()]*)\)$")
ALSO_KNOWN_AS = re.compile(r"^a\.?k\.?a\.?\s+", re.IGNORECASE)
UNFINISHED = re.compile(r"(?:\bor|:)$", re.IGNORECASE)
"""A title that ends so goes on into its bracket: "Birdman: Or (The Unexpected Virtue of Ignorance)"."""
BEFORE_RELEASE = {
    "Untitled Spider-Man Reboot": "Spider-Man: Homecoming",
    "Guardians of the Galaxy 2": "Guardians of the Galaxy Vol. 2",
    "Avengers: Infinity War - Part I": "Avengers: Infinity War",
}
"""Films that MovieLens lists as they were announced, and as they came out: by the former nobody finds them,
and what other sources tell of them would stand beside them as a second film."""


@dataclass(frozen=True, slots=True)
class ParsedTitle:
    """A title in natural order, the others in its brackets, and the year."""

    title: str
    other_titles: tuple[str, ...]
    year: int | None


def parse_title(text: str) -> ParsedTitle:
    """Take a MovieLens title apart.

    Brackets at the end hold other titles; which of them belong to the title itself ("The Human Centipede
    (First Sequence)") MovieLens does not say: the catalogue learns that from sources that do.
    """
    rest = clean(text)
    year = None
    if found := YEAR.search(rest):
        year, rest = int(found[1]), rest[: found.start()]
    others: list[str] = []
    while (found := BRACKET.search(rest)) and not UNFINISHED.search(rest[: found.start()]):
        others.insert(0, natural_order(ALSO_KNOWN_AS.sub("", found[1].strip())))
        rest = rest[: found.start()]
    title = BEFORE_RELEASE.get(rest, natural_order(rest))
    return ParsedTitle(
        title, tuple(dict.fromkeys(other for other in others if other not in ("", title))), year
    )
