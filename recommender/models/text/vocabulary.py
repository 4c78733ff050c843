"""Words as numbers, for networks that read one word after the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommender.types import IntArray

PADDING, UNKNOWN = 0, 1
FIRST = 2
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
FEWEST = 2
"""Times that a word must occur to be known."""


@dataclass(frozen=True)
class Vocabulary:
    """Known words, commonest first; the first has number `FIRST`."""

    words: tuple[str, ...]

    @classmethod
    def learn(cls, texts: Iterable[str], most: int) -> Vocabulary:
        """Know the commonest words of some texts; ties in alphabetical order."""
        counts = Counter(word for text in texts for word in split(text))
        known = sorted((-count, word) for word, count in counts.items() if count >= FEWEST)
        return cls(tuple(word for _, word in known[:most]))

    def __len__(self) -> int:
        """How many numbers there are, padding and unknown words included."""
        return FIRST + len(self.words)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: FIRST + place for place, word in enumerate(self.words)}

    def numbers(self, texts: Sequence[str], longest: int) -> IntArray:
        """Number the first ``longest`` words of each text; shape (n, longest), padding in front."""
        table = np.full((len(texts), longest), PADDING, np.int64)
        for row, text in enumerate(texts):
            found = [self._numbers.get(word, UNKNOWN) for word in split(text)[:longest]]
            table[row, longest - len(found) :] = found
        return table


def split(text: str) -> list[str]:
    """Split into words, in small letters, without what stands between them."""
    return WORD.findall(text.lower())
