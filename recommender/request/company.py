"""Who watches along: "with @alex", "three of us", "a group of 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recommender.phrases import say
from recommender.request.number_words import UNITS, WHOLE
from recommender.types import Slot

_MENTION = re.compile(r"(?:\b(?:with|for|and|me and|&) )?(?:<@!?(?P<id>\d+)>|(?<![\w.])@(?P<name>\w+))")
_OF_US = re.compile(
    rf"\b(?:for |there(?:'s| are|s) )?(?:the |all )?(?P<a>{WHOLE}) of us\b|\b(?:a )?group of (?P<b>{WHOLE})\b"
    rf"|\bfor (?P<c>{WHOLE}) (?:people|persons|friends|adults|grown-?ups)\b"
)
_AND_ME = re.compile(r"\bfor (?:my |the )?[\w' -]{2,30}? and (?:me|myself|i)\b|\bfor me and my [\w-]+")


def find_company(folded: str) -> Iterator[Slot]:
    """Find who watches along: somebody by name (``@alex``), or how many there are.

    Parameters
    ----------
    folded : folded text, each character in its place
    """
    for match in _MENTION.finditer(folded):
        who = f"@{match['id'] or match['name']}"
        yield Slot("group", who, say("with {who}", who=who), start=match.start(), end=match.end())
    for match in _OF_US.finditer(folded):
        word = match["a"] or match["b"] or match["c"]
        count = UNITS.get(word) or int(word)
        if count > 1:
            yield _for(count, match.start(), match.end())
    for match in _AND_ME.finditer(folded):
        # Only the last words: the age in "for my 8 year old and me" is another reader's.
        yield _for(2, match.end() - len(match.group().split()[-1]), match.end())


def _for(count: int, start: int, end: int) -> Slot:
    return Slot("group", str(count), say("for {count}", count=count), start=start, end=end)
