"""Ages of those who watch: the youngest sets how strong a film may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recommender.phrases import say
from recommender.request.number_words import UNITS, WHOLE

LAST_AGE = {"children": 6, "family": 12, "teens": 17}
"""The oldest for whom each ceiling is: younger than seven, younger than thirteen, not yet grown up."""
_LABELS = {
    "children": say("for small children"),
    "family": say("fit for children"),
    "teens": say("fit for teens"),
}
_CHILD = (
    r"(?:kids?|child(?:ren)?|sons?|daughters?|boys?|girls?|nephews?|nieces?|grand(?:son|daughter|kids?|children)s?|"
    r"toddlers?|students?|little (?:one|brother|sister)s?|brothers?|sisters?)"
)
_AGES = rf"(?P<a>{WHOLE})(?: ?(?:and|or|&|,|-|to) ?(?P<b>{WHOLE}))?"
_IS = r"(?:aged |ages |is |are |who is |who are |who's |turned |turning |just turned |'s )?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_AGES}[ -]?(?:years?|yrs?|y)[ /-]?(?:old|o)s?\b(?! (?:movie|film|whisky))",
        rf"\bage[ds]?(?: of| between)? {_AGES}\b(?! ?(?:movies|films))",
        rf"\b{_CHILD},? ?\(?{_IS}{_AGES}\b(?! ?(?:hours?|minutes?|mins?|movies|films|of))",
    )
)


@dataclass(frozen=True, slots=True)
class Age:
    """A ceiling that an age sets, and where it was said; ``child`` tells an age of less than a teen's."""

    audience: str
    label: str
    start: int
    end: int

    @property
    def child(self) -> bool:
        """Whether films made for children are meant."""
        return self.audience != "teens"


def find_ages(text: str) -> list[Age]:
    """Find ages in folded text, left to right; grown-ups set no ceiling."""
    found: list[Age] = []
    for match in _matches(text):
        age = min(_number(word) for word in (match["a"], match["b"]) if word)
        audience = next((name for name, last in LAST_AGE.items() if age <= last), None)
        if audience and all(match.end() <= other.start or match.start() >= other.end for other in found):
            found.append(Age(audience, _LABELS[audience], *match.span()))
    return found


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        yield from pattern.finditer(text)


def _number(word: str) -> int:
    return UNITS.get(word) or int(word)
