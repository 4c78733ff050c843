"""A request while it is read: its words, how each is meant, and which no reader has taken yet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from recommender.request.cues import Polarity
from recommender.request.negation import polarities
from recommender.request.text import Token, fold_aligned, tokenise
from recommender.types import Slot


class Reading:
    """One text being read.

    Attributes
    ----------
    text, folded : as written, and folded with every character in its place
    tokens : its words and marks
    """

    def __init__(self, text: str, *, adjectives: Collection[str] = ()) -> None:
        self.text = text
        self.folded = fold_aligned(text)
        self.tokens = tokenise(text)
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]
        self._adjectives = adjectives
        self._meant = polarities(self.tokens, adjectives=adjectives)
        self._free = [True] * len(self.tokens)

    @property
    def free(self) -> list[Token]:
        """Words and marks not taken yet."""
        return [token for token in self.tokens if self._free[token.at]]

    def take(self, slots: Iterable[Slot]) -> None:
        """Take the words that slots stand for, so that no later reader reads them again."""
        for slot in slots:
            for token in self.under(slot.start, slot.end):
                self._free[token.at] = False

    def respell(self, words: dict[int, str]) -> None:
        """Read some tokens (by their place in the request) as other words from now on."""
        if words:
            self.tokens = tuple(replace(t, folded=words[t.at]) if t.at in words else t for t in self.tokens)
            self._meant = polarities(self.tokens, adjectives=self._adjectives)

    def is_free(self, start: int, end: int) -> bool:
        """Whether all words of a span are free, and there are any."""
        tokens = self.under(start, end)
        return bool(tokens) and all(self._free[token.at] for token in tokens)

    def polarity(self, token: Token) -> Polarity:
        """How a word is meant."""
        return self._meant[token.at]

    def polarity_of(self, start: int, end: int) -> Polarity:
        """How a span is meant: as its first word."""
        tokens = self.under(start, end)
        return self.polarity(tokens[0]) if tokens else Polarity.PLAIN

    def refuses(self, start: int, end: int) -> bool:
        """Whether a span's last word stands under a "no" or a "less"."""
        tokens = self.under(start, end)
        return bool(tokens) and self.polarity(tokens[-1]) in (Polarity.NO, Polarity.LESS)

    def under(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that overlap a span."""
        first = bisect_right(self._ends, start)
        return self.tokens[first : bisect_left(self._starts, end, first)]
