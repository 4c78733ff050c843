"""Words of a request that nobody understood: few, short, and no fillers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recommender.request.plain_words import plain_words
from recommender.request.text import Token

MOST = 5
"""Phrases told at most; the first say enough."""
_SHORTEST = 3
FILLERS = plain_words("fillers")


def not_understood(free: Sequence[Token], knows: Callable[[str], bool]) -> tuple[str, ...]:
    """Gather the words left over that no film's description knows either; words in a row are one phrase.

    Parameters
    ----------
    free : the tokens no reader has taken
    knows : whether a folded word occurs in what is said of films, so that it still counts by its meaning
    """
    phrases: list[list[Token]] = []
    for token in free:
        if not _tells(token) or knows(token.folded):
            continue
        if phrases and phrases[-1][-1].at == token.at - 1:
            phrases[-1].append(token)
        else:
            phrases.append([token])
    told = dict.fromkeys(" ".join(token.text for token in phrase) for phrase in phrases)
    return tuple(told)[:MOST]


def _tells(token: Token) -> bool:
    return (
        token.is_word
        and len(token.folded) >= _SHORTEST
        and token.folded not in FILLERS
        and not token.folded.isdigit()
    )
