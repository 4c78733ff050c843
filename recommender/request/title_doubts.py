"""What speaks against words being a title: how ordinary they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from recommender.request.evidence import key_of

_PER_DOUBLING, _PER_DOUBLING_OF_LONG = 0.45, 0.25
"""Doubt for each doubling of the requests in which a title is no title; less for three words and more."""
_EVERY_DAY = 4
"""Requests that each word of a title must occur in for the title to be made of ordinary words."""
_ORDINARY_WORDS = 1.2
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR = 8.0
_NO_WORD = -3.0
"""Doubt of a title that is no word of the language, such as Paddington: it must be a name."""
_SHORT = 1.5
"""Doubt of a title of three letters at most."""


class Doubts:
    """How much speaks against titles.

    Parameters
    ----------
    ordinary : folded phrase → in how many requests it occurs that name no film at all
    is_word : whether a word is one of the language, or the name of a person, rather than made for a title
    """

    def __init__(self, ordinary: Mapping[str, int], is_word: Callable[[str], bool]) -> None:
        self._ordinary = ordinary
        self._is_word = is_word

    def of(self, words: Sequence[str]) -> float:
        """Weigh a run of words; negative where they can hardly be anything but a name."""
        key = key_of(words)
        if _A_YEAR.fullmatch(key):
            return _YEAR
        if common := self._ordinary.get(key, 0):
            rate = _PER_DOUBLING if len(words) < 3 else _PER_DOUBLING_OF_LONG
            return rate * float(np.log2(1 + common))
        if len(words) > 1:
            every_day = min(self._ordinary.get(word, 0) for word in words) >= _EVERY_DAY
            return _ORDINARY_WORDS if every_day and len(words) <= 3 else 0.0
        if len(key) <= 3:
            return _SHORT
        return 0.0 if self._is_word(key) else _NO_WORD
