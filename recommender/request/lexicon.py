"""The words people use for what they want, read once from ``lexicon.toml``: longest phrase first, plurals
tried."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from recommender.phrases import term
from recommender.request.text import Token, fold, singular, tokenise

_AS_VALUE = frozenset(("theme", "person"))
"""Kinds whose chips say the value itself."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for: a slot's kind and value, and the words a chip says."""

    kind: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: the tokens ``first`` to ``last`` (exclusive) and all it may mean, weightiest first."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


class Lexicon:
    """Phrases to meanings.

    Parameters
    ----------
    tables : kind → value → phrases, as in ``lexicon.toml``; the order of the kinds is their weight

    Attributes
    ----------
    words : every single word that stands in a phrase
    adjectives : single words that describe a film by its mood
    """

    def __init__(self, tables: dict[str, dict[str, list[str]]]) -> None:
        phrases: defaultdict[tuple[str, ...], list[Meaning]] = defaultdict(list)
        for kind, values in tables.items():
            for value, words in values.items():
                for phrase in words:
                    phrases[_key(phrase)].append(_meaning(kind, value, words[0]))
        self._phrases = {key: tuple(dict.fromkeys(meanings)) for key, meanings in phrases.items()}
        self._longest = max(map(len, self._phrases))
        self.words = frozenset(word for key in self._phrases for word in key)
        self.adjectives = frozenset(fold(word) for words in tables["mood"].values() for word in words) | {
            "funny"
        }

    @property
    def meanings(self) -> frozenset[Meaning]:
        """All that phrases may mean."""
        return frozenset(meaning for meanings in self._phrases.values() for meaning in meanings)

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """Find all phrases of adjoining tokens, left to right, each word used once by the longest phrase that
        holds it."""
        found: list[Found] = []
        at = 0
        while at < len(tokens):
            hit = self._at(tokens, at)
            if hit:
                found.append(hit)
            at = hit.last if hit else at + 1
        return found

    def _at(self, tokens: Sequence[Token], at: int) -> Found | None:
        for length in range(min(self._longest, len(tokens) - at), 0, -1):
            run = tokens[at : at + length]
            if run[-1].at - run[0].at != length - 1:
                continue
            words = tuple(token.folded for token in run)
            for key in (words, (*words[:-1], singular(words[-1]))):
                if key in self._phrases:
                    return Found(at, at + length, self._phrases[key])
        return None


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokenise(phrase))


def _meaning(kind: str, value: str, first_phrase: str) -> Meaning:
    if kind == "genres":
        return Meaning(kind, value, term(first_phrase))
    label = value.lower() if kind == "genre" else value if kind in _AS_VALUE else first_phrase
    return Meaning(kind, value, term(label))


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """Load the lexicon that ships."""
    return Lexicon(tomllib.loads((Path(__file__).with_name("lexicon.toml")).read_text(encoding="utf-8")))
