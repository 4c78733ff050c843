"""People named in running text: by full name, or by last name where it can mean only one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recommender.request.text import Token, fold

_HARD_CUES = frozenset(("with", "starring", "by", "from", "featuring", "stars", "directed", "has", "have"))
_LEAST_FILMS = 3
_CLEARLY = 4
"""A last name stands for a person whose films weigh this many times those of the next of that name."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named: the name as credited, the tokens it spans, and whether "with" or "by" makes it a condition."""

    name: str
    first: int
    last: int
    hard: bool


class PeopleNames:
    """Names to people.

    Parameters
    ----------
    weights : credited name → how known the person's films are together
    ordinary : words that occur in requests as words, and so name nobody by themselves
    """

    def __init__(self, weights: Mapping[str, float], ordinary: Mapping[str, int]) -> None:
        self._full: dict[tuple[str, ...], str] = {}
        by_last: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for name, weight in sorted(weights.items(), key=lambda entry: entry[1]):
            words = _words(name)
            if len(words) >= 2:
                self._full[words] = name  # the better known of two alike comes later and stays
                by_last[words[-1]].append((weight, name))
        self._last = {
            last: people[-1][1]
            for last, people in by_last.items()
            if len(last) >= 5
            and last not in ordinary
            and people[-1][0] >= _LEAST_FILMS
            and (len(people) == 1 or people[-1][0] >= _CLEARLY * people[-2][0])
        }

    def find(self, tokens: Sequence[Token]) -> list[PersonMention]:
        """Find people, left to right; a full name before a last name, and a last name only when capitalised or after a cue."""
        found: list[PersonMention] = []
        at = 0
        while at < len(tokens):
            mention = self._at(tokens, at)
            if mention:
                found.append(mention)
            at = mention.last if mention else at + 1
        return found

    def _at(self, tokens: Sequence[Token], at: int) -> PersonMention | None:
        hard = _cued(tokens, at)
        for length in (4, 3, 2):
            run = tokens[at : at + length]
            if len(run) == length:
                name = self._full.get(tuple(word for token in run for word in _words(token.text)))
                if name:
                    return PersonMention(name, at, at + length, hard)
        words = _words(tokens[at].text.removesuffix("'s").removesuffix("’s"))
        name = self._last.get(words[0]) if len(words) == 1 else None
        if name and (hard or tokens[at].text[0].isupper()):
            return PersonMention(name, at, at + 1, hard)
        return None


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", fold(name).replace("'", "")))


def _cued(tokens: Sequence[Token], at: int) -> bool:
    """Whether "with", "by" ... stands before, possibly with other names of a list in between ("with Bogart and Bacall")."""
    for back in range(at - 1, max(-1, at - 7), -1):
        token = tokens[back]
        if token.folded in _HARD_CUES:
            return True
        if not (token.folded in ("and", "or", ",", "not", "no", "either") or token.text[0].isupper()):
            return False
    return False
