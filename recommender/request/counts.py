"""How many films are asked for: "give me three", "top 10 comedies", "a couple of westerns"."""

from __future__ import annotations

import re

from recommender.phrases import counted
from recommender.request.number_words import WHOLE, Number, number_of

MOST = 20
_MANY = rf"{WHOLE}|a couple(?: of)?|couple of|half a dozen|a dozen"
_NOUN = (
    r"(?:movies?|films?|flicks?|picks?|suggestions?|recommendations?|recs|ideas?|options?|titles?|of them|"
    r"comed(?:y|ies)|thrillers?|dramas?|rom-?coms?|westerns?|musicals?|horrors?|documentar(?:y|ies)|sci-?fis?|"
    r"noirs?|classics?|whodun+its?|horror movies?|hidden gems?)"
)
_NOT_BETWEEN = r"(?:of|with|in|for|and|or|hours?|hrs?|minutes?|mins?|years?|year-old|the|that|who|at)"
_BETWEEN = rf"(?:(?!{_NOT_BETWEEN}\b)[\w'’-]+ ){{0,4}}?"
_ASK = r"(?:give|show|send|find|pick|suggest|recommend|name|list)(?: me| us)?|make it|just"
_COUNT = re.compile(
    rf"\b(?:(?:{_ASK}) (?P<asked>{_MANY})\b(?! (?:of|hours?|minutes?|mins?|h)\b)"
    rf"|top (?P<top>\d+)\b"
    rf"|(?<!the )(?<!this )(?<!that )(?<!no )(?P<many>{_MANY}) {_BETWEEN}{_NOUN}(?!\w)"
    rf"|(?P<instead>{WHOLE}) (?:instead|please)\b)"
)


def find_counts(text: str) -> list[Number]:
    """Find counts in folded text; a count spans its number alone, so that "three comedies" also speaks of
    comedies."""
    found = []
    for match in _COUNT.finditer(text):
        group = next(name for name, value in match.groupdict().items() if value)
        word = match[group].removesuffix(" of")
        count = int(number_of(word))
        if 1 <= count <= MOST:
            span = (match.start(), match.end(group)) if group in ("asked", "top") else match.span(group)
            label = counted("{count} film", "{count} films", count)
            found.append(Number("count", str(count), label, *span))
    return found
