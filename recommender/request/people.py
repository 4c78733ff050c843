"""People named in running text: by full name, or by last name where it can mean only one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recommender.request.text import Token, fold

_HARD_CUES = frozenset(
    (
        "with",
        "starring",
        "by",
        "from",
        "featuring",
        "stars",
        "directed",
        "has",
        "have",
        "without",
        "no",
        "not",
        "nothing",
    )
)
_FILMS = frozenset(("movie", "movies", "film", "films", "flick", "flicks", "picture", "pictures"))
_LISTING = frozenset(("and", ",", "&", "not", "no", "either"))
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_LETTERS = re.compile(r"[a-z0-9]+")
_LEAST_WEIGHT = 1.5
_CLEARLY = 2.5
"""A last name stands for a person whose films weigh this many times those of the next of that name."""
_SHORTEST = 5
_LONGEST = 4
_REACH = 9
"""Words back to which a cue is looked for over a list of names."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named: the name as credited, the span, and whether "with", "by" or "... films" makes it a
    condition."""

    name: str
    start: int
    end: int
    hard: bool


class PeopleNames:
    """Names to people.

    Parameters
    ----------
    weights : credited name → how known the person's films are together
    plain : words that are written small in running text; as a last name they need a capital and a cue

    Attributes
    ----------
    last_names : the last names that name somebody by themselves, written any way
    """

    def __init__(self, weights: Mapping[str, float], plain: Collection[str]) -> None:
        self._plain = plain
        self._full: dict[tuple[str, ...], str] = {}
        by_last: defaultdict[tuple[str, ...], list[tuple[float, str]]] = defaultdict(list)
        for name, weight in sorted(weights.items(), key=lambda entry: (entry[1], entry[0])):
            words = _words(name)
            if len(words) >= 2:
                self._full[words] = name  # the better known of two alike comes later and stays
                for cut in range(1, len(words)):
                    by_last[words[cut:]].append((weight, name))
        self._weights = weights
        self._last = {
            last: people[-1][1] for last, people in by_last.items() if _stands_for_one(last, people)
        }
        self.last_names = frozenset(last[0] for last in self._last if len(last) == 1 and last[0] not in plain)

    def find(self, tokens: Sequence[Token]) -> list[PersonMention]:
        """Find people, left to right; a full name before a last name."""
        found: list[PersonMention] = []
        at = 0
        while at < len(tokens):
            hit = self._at(tokens, at)
            if hit:
                name, length = hit
                run = tokens[at : at + length]
                found.append(PersonMention(name, run[0].start, run[-1].end, _conditional(tokens, at, length)))
            at += hit[1] if hit else 1
        return found

    def _at(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """The person whose name begins here, and how many tokens it has."""
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            run = tokens[at : at + length]
            if run[-1].at - run[0].at != length - 1:
                continue
            words = tuple(word for token in run for word in _token_words(token))
            name = self._full.get(words)
            if name and (
                not all(word in self._plain for word in words) or _capital(run) or self._weights[name] >= 1
            ):
                return name, length
            name = self._last.get(words)
            if name and self._meant(tokens, at, run, words):
                return name, length
        return None

    def _meant(self, tokens: Sequence[Token], at: int, run: Sequence[Token], words: tuple[str, ...]) -> bool:
        """Whether a last name is meant as a name: where it is also a word it needs a capital and a cue."""
        if not all(word in self._plain for word in words):
            return True
        return _capital(run) and _cued(tokens, at)


def _stands_for_one(last: tuple[str, ...], people: Sequence[tuple[float, str]]) -> bool:
    if len("".join(last)) < _SHORTEST or people[-1][0] < _LEAST_WEIGHT:
        return False
    return len(people) == 1 or people[-1][0] >= _CLEARLY * people[-2][0]


@lru_cache(maxsize=65_536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_LETTERS.findall(fold(name).replace("'", "")))


def _token_words(token: Token) -> tuple[str, ...]:
    return _words(_POSSESSIVE.sub("", token.folded))


def _capital(run: Sequence[Token]) -> bool:
    return all(token.text[:1].isupper() for token in run)


def _conditional(tokens: Sequence[Token], at: int, length: int) -> bool:
    """Whether the name is a condition: after "with" and its like, or before "films"; one of several ("or") is
    a wish."""
    before = tokens[at - 1].folded if at else ""
    after = tokens[at + length].folded if at + length < len(tokens) else ""
    if "or" in (before, after):
        return False
    return after in _FILMS or _cued(tokens, at)


def _cued(tokens: Sequence[Token], at: int) -> bool:
    """Whether "with", "by" ... stands before, possibly with other names of a list in between ("with Bogart
    and Bacall")."""
    listed = at == 0 or tokens[at - 1].folded in _LISTING
    for back in range(at - 1, max(-1, at - _REACH), -1):
        token = tokens[back]
        if token.folded in _HARD_CUES:
            return True
        if not (listed and (token.is_word or token.folded in _LISTING)) or token.clause != tokens[at].clause:
            return False
    return False
