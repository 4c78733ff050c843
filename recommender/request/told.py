"""What a request tells rather than asks: "I've been watching movies from the 80s" is a story, not a limit.

A sentence that tells of films seen and asks for nothing sets no hard constraint; what it says stays as a
wish.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from recommender.request.cues import default_cues
from recommender.request.text import Token
from recommender.types import Slot

_DESCRIBING = frozenset(("person", "era", "language", "country"))
"""Kinds that words right behind a film's title tell of that film."""
_NEAR = 3
"""Words between a title and what describes it ("... The Lucky One with Taylor Schilling")."""


def wishes_told(slots: Sequence[Slot], tokens: Sequence[Token]) -> list[Slot]:
    """Soften the hard slots of sentences that only tell.

    Parameters
    ----------
    slots : of one text, in any order
    tokens : the text's words and marks
    """
    said = _said_by_clause(tokens)
    films = [slot for slot in slots if slot.kind == "seed"]
    softened = []
    for slot in slots:
        cues = said[_clause_of(slot, tokens)] if slot.hard else frozenset()
        told = "asking" not in cues and (
            "telling" in cues or ("favouring" in cues and _describes_a_film(slot, films, tokens))
        )
        softened.append(replace(slot, hard=False) if told else slot)
    return softened


def _said_by_clause(tokens: Sequence[Token]) -> defaultdict[int, frozenset[str]]:
    """For each clause, which sorts of cues it holds."""
    said: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    stories = default_cues().stories
    for at, token in enumerate(tokens):
        phrase = stories.at(tokens, at)
        if phrase:
            said[token.clause] |= {stories[phrase]}
    return said


def _clause_of(slot: Slot, tokens: Sequence[Token]) -> int:
    return next((token.clause for token in tokens if token.end > slot.start), -1)


def _describes_a_film(slot: Slot, films: Sequence[Slot], tokens: Sequence[Token]) -> bool:
    """Whether a film is named just before, in words such as "The Choice with Zac Efron"."""
    if slot.kind not in _DESCRIBING:
        return False
    behind = [film for film in films if film.end <= slot.start]
    if not behind:
        return False
    last = max(film.end for film in behind)
    between = [token for token in tokens if last <= token.start and token.end <= slot.start]
    return sum(token.is_word for token in between) <= _NEAR
