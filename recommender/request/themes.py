"""What films are about, in the words our notes use: "time loop", "small town", "submarine"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from recommender.request.plain_words import plain_words
from recommender.request.text import Token, fold, singular, tokenise

LEAST_NOTES = 3
"""Notes that must share a theme before it is looked for in requests."""
_LONGEST = 4
_TOO_PLAIN = plain_words("themes")
"""Themes that are words people use for anything."""


class Themes:
    """Themes to be found in requests.

    Parameters
    ----------
    notes : the themes of each note
    taken : words and phrases that mean something else already, such as genres and names of people
    """

    def __init__(self, notes: Iterable[Collection[str]], taken: Collection[str] = ()) -> None:
        counts = Counter(fold(theme) for themes in notes for theme in themes)
        spellings: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for theme, _ in counts.most_common():
            spellings[_key(theme)].append(theme)
        self._themes = {
            key: themes[0]
            for key, themes in spellings.items()
            if sum(counts[theme] for theme in themes) >= LEAST_NOTES
            and len(key) <= _LONGEST
            and not any(theme in _TOO_PLAIN or theme in taken for theme in themes)
        }

    def find(self, tokens: Sequence[Token]) -> list[tuple[str, Sequence[Token]]]:
        """Find themes, left to right, the longest first: each with the tokens that say it."""
        found = []
        at = 0
        while at < len(tokens):
            hit = self._at(tokens, at)
            if hit:
                found.append(hit)
            at += len(hit[1]) if hit else 1
        return found

    def _at(self, tokens: Sequence[Token], at: int) -> tuple[str, Sequence[Token]] | None:
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            run = tokens[at : at + length]
            theme = self._themes.get(tuple(singular(token.folded) for token in run))
            if theme and run[-1].at - run[0].at == length - 1:
                return theme, run
        return None


def _key(theme: str) -> tuple[str, ...]:
    # Most are words between spaces: those need no pattern to be split, and a start reads all of them.
    simple = theme.isascii() and theme.replace(" ", "").isalnum()
    words = theme.lower().split() if simple else [token.folded for token in tokenise(theme)]
    return tuple(map(singular, words))
