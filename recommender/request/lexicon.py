"""The words people use for what they want, read once from ``lexicon.toml``: longest phrase first, plurals tried."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from recommender.request.text import Token, tokenise


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for: a slot's kind and value, and the words a chip says."""

    kind: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: the tokens ``first`` to ``last`` (exclusive) and all it may mean."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


class Lexicon:
    """Phrases to meanings.

    Parameters
    ----------
    tables : kind → value → phrases, as in ``lexicon.toml``
    """

    def __init__(self, tables: dict[str, dict[str, list[str]]]) -> None:
        phrases: defaultdict[tuple[str, ...], list[Meaning]] = defaultdict(list)
        for kind, values in tables.items():
            for value, words in values.items():
                for phrase in words:
                    key = tuple(token.folded for token in tokenise(phrase))
                    phrases[key].extend(_meanings(kind, value, words[0]))
        self._phrases = dict(phrases)
        self._longest = max(map(len, self._phrases))

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """Find all phrases, left to right, each word used once by the longest phrase that holds it."""
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
            words = tuple(token.folded for token in tokens[at : at + length])
            for key in (words, (*words[:-1], _singular(words[-1]))):
                if key in self._phrases:
                    return Found(at, at + length, tuple(dict.fromkeys(self._phrases[key])))
        return None


def _meanings(kind: str, value: str, label: str) -> list[Meaning]:
    """One meaning, or one a genre for a phrase such as *romcom*."""
    if kind == "genres":
        return [Meaning("genre", genre, genre.lower()) for genre in value.split("+")]
    return [Meaning(kind, value, value.lower() if kind == "genre" else label)]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """Load the lexicon that ships."""
    return Lexicon(tomllib.loads((Path(__file__).with_name("lexicon.toml")).read_text(encoding="utf-8")))
