"""Titles with typos: runs of words that hold a word nobody knows and are nearly the title of a film of some
fame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from recommender.request.evidence import ARTICLES, Word, has_cue, key_of, until_break

_LEAST_LIKE, _LEAST_LIKE_OF_WORDS = 86, 93
"""Likeness (0-100) of a misspelt title: where it has an unknown word, and where all its words are words."""
_SHORTEST_KEY, _SHORTEST = 5, 6
_LONGEST = 6
_WORDS_ENOUGH = 3
"""Words, all known, of a run behind a cue that is tried nevertheless."""


class TitleSpelling:
    """Finds misspelt titles.

    Parameters
    ----------
    keys : titles looked for, as `recommender.request.names.title_keys` gives them
    means_itself : whether a run is something as it is, a title or ordinary words
    knows : whether a word is spelled right
    """

    def __init__(
        self, keys: Iterable[str], means_itself: Callable[[str], bool], knows: Callable[[str], bool]
    ) -> None:
        self._keys = [key for key in keys if len(key) >= _SHORTEST_KEY]
        self._means_itself = means_itself
        self._knows = knows

    def find(self, text: str, words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
        """Find runs that are nearly a title: their span, and the title's key; at most one from each word
        on."""
        for at in range(len(words)):
            cued = at == 0 or has_cue(text, words, at)
            run = until_break(text, words, at)[:_LONGEST]
            for length in range(len(run), 0, -1):
                key = self._nearest(run[:length], cued=cued)
                if key:
                    yield run[0].start, run[length - 1].end, key
                    break

    def _nearest(self, run: Sequence[Word], *, cued: bool) -> str | None:
        key = key_of([word.text for word in run])
        if len(key) < _SHORTEST or self._means_itself(key):
            return None
        strange = [word for word in run if not self._knows(word.text) and not word.text.isdigit()]
        if not strange and not (cued and len(run) >= _WORDS_ENOUGH):
            return None
        # Without a cue, a title of several words that its strange word opens (maybe behind an article).
        if not cued and (len(run) == 1 or (run[0].text not in ARTICLES and strange[0] is not run[0])):
            return None
        least = _LEAST_LIKE if strange else _LEAST_LIKE_OF_WORDS
        hit = process.extractOne(key, self._keys, scorer=fuzz.ratio, score_cutoff=least)
        return hit[0] if hit else None
