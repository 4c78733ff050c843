"""Mending words that nobody knows: "comdey" is "comedy", "tarentino" a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from recommender.request.text import Token, singular

_SHORTEST = 5
_LONG = 8
"""Letters from which on two slips are mended instead of one."""


class Spelling:
    """Corrects unknown words.

    Parameters
    ----------
    known : words that are right as they are
    meant : words that a misspelt one may be meant for
    """

    def __init__(self, known: Collection[str], meant: Iterable[str]) -> None:
        self._known = known
        self._meant: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(set(meant)):
            if len(word) >= _SHORTEST:
                self._meant[word[0]].append(word)

    def knows(self, word: str) -> bool:
        """Whether a folded word is right as it is, its plural s taken off if need be."""
        bare = word.removesuffix("'s")
        return (
            bare in self._known
            or singular(bare) in self._known
            or all(p in self._known for p in bare.split("-"))
        )

    def mended(self, tokens: Sequence[Token]) -> dict[int, str]:
        """Tell for each misspelt token, by its place in the request, the word that is meant."""
        mended = {}
        for token in tokens:
            if token.is_word and len(token.folded) >= _SHORTEST and not self.knows(token.folded):
                word = self._nearest(token.folded)
                if word:
                    mended[token.at] = word
        return mended

    def _nearest(self, word: str) -> str | None:
        slips = 2 if len(word) >= _LONG else 1
        hit = process.extractOne(word, self._meant[word[0]], scorer=OSA.distance, score_cutoff=slips)
        return hit[0] if hit else None
