"""What turns the meaning of the words near it, read once from ``cues.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from recommender.request.text import Token

Phrase = tuple[str, ...]
Meant = TypeVar("Meant")


class Polarity(IntEnum):
    """How a word is meant."""

    PLAIN = 0
    LESS = 1
    """ "not too scary", "too slow": a ceiling, or a step away, rather than a ban."""
    NO = 2
    MAY = 3
    """ "don't mind gore": neither wished for nor away."""
    EXCEPT = 4
    """ "no horror except comedy-horror": let through a "no"."""


class PhraseTable(Generic[Meant]):
    """Phrases of whole words and what each means, found in tokens; the longest wins."""

    def __init__(self, meanings: Mapping[Phrase, Meant]) -> None:
        self._meanings = meanings
        self._longest: dict[str, int] = {}
        for phrase in meanings:
            self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def __getitem__(self, phrase: Phrase) -> Meant:
        return self._meanings[phrase]

    def at(self, tokens: Sequence[Token], at: int) -> Phrase | None:
        """Find the longest phrase that begins at a token."""
        for length in range(self._longest.get(tokens[at].folded, 0), 0, -1):
            words = tuple(token.folded for token in tokens[at : at + length])
            if words in self._meanings:
                return words
        return None


@dataclass(frozen=True, slots=True)
class Cues:
    """The phrases of ``cues.toml``."""

    opening: PhraseTable[Polarity | None]
    """What opens a scope, and what looks so and does not (None)."""
    backward: PhraseTable[Polarity]
    stepped_over: frozenset[str]
    turns: frozenset[str]
    turns_later: frozenset[str]
    turns_after_comma: frozenset[str]
    one_word: frozenset[str]
    """Cues whose scope is the next word alone."""
    stories: PhraseTable[str]
    """What tells of films seen, what asks for films, and what names a favourite."""


@lru_cache(maxsize=1)
def default_cues() -> Cues:
    """Load the cues that ship."""
    table = tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))
    meanings = (
        ("no", Polarity.NO),
        ("one_word", Polarity.NO),
        ("less", Polarity.LESS),
        ("may", Polarity.MAY),
        ("no_cue", None),
    )
    return Cues(
        opening=_phrases(table, *meanings, ("exceptions", Polarity.EXCEPT)),
        backward=_phrases(table, ("no_before", Polarity.NO), ("may_before", Polarity.MAY)),
        stepped_over=frozenset(table["stepped_over"]),
        turns=frozenset(table["turns"]),
        turns_later=frozenset(table["turns_later"]),
        turns_after_comma=frozenset(table["turns_after_comma"]),
        one_word=frozenset(table["one_word"]),
        stories=_phrases(table, *((name, name) for name in ("telling", "favouring", "asking"))),
    )


def _phrases(table: Mapping[str, Sequence[str]], *lists: tuple[str, Meant]) -> PhraseTable[Meant]:
    return PhraseTable({tuple(phrase.split()): meant for name, meant in lists for phrase in table[name]})
