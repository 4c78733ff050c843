"""Directions from a film: "but funnier", "less violent", "more modern" become steps along a measured scale."""

from __future__ import annotations

from collections.abc import Sequence

from recommender.request.text import Token
from recommender.types import Slot

_COMPARATIVES = {
    "funnier": "humour+", "sillier": "humour+", "darker": "tone+", "bleaker": "tone+", "grimmer": "tone+", "lighter": "tone-",
    "happier": "tone-", "sunnier": "tone-", "scarier": "scares+", "creepier": "scares+", "gorier": "gore+", "bloodier": "gore+",
    "faster": "pace+", "slower": "pace-", "calmer": "pace-", "shorter": "runtime-", "longer": "runtime+", "older": "year-",
    "newer": "year+", "sadder": "sadness+", "sexier": "sexual+", "cleaner": "sexual-", "simpler": "complexity-", "smarter": "complexity+",
    "deeper": "complexity+", "weirder": "complexity+",
}  # fmt: skip
_QUALITIES = {
    "funny": "humour", "humor": "humour", "humour": "humour", "comedy": "humour", "jokes": "humour", "laughs": "humour",
    "dark": "tone", "bleak": "tone", "grim": "tone", "serious": "tone", "depressing": "sadness", "sad": "sadness",
    "violent": "violence", "violence": "violence", "brutal": "violence", "action": "violence", "gore": "gore", "gory": "gore",
    "blood": "gore", "bloody": "gore", "scary": "scares", "scares": "scares", "creepy": "scares", "intense": "pace",
    "slow": "-pace", "fast": "pace", "fast-paced": "pace", "modern": "year", "recent": "year", "complicated": "complexity",
    "complex": "complexity", "confusing": "complexity", "sex": "sexual", "sexual": "sexual", "raunchy": "sexual", "famous": "fame",
    "known": "fame", "obscure": "-fame", "mainstream": "fame", "mature": "language", "swearing": "language",
}  # fmt: skip


def find_directions(tokens: Sequence[Token]) -> list[Slot]:
    """Find comparatives and "more/less ..." in the words around the films named.

    Returns
    -------
    Slots of kind ``direction``; a value is a scale and a sign, such as ``humour+``.
    """
    slots = []
    for at, token in enumerate(tokens):
        if token.folded in _COMPARATIVES:
            slots.append(_slot(_COMPARATIVES[token.folded], tokens, at, at))
        elif token.folded in ("more", "less") and at + 1 < len(tokens) and tokens[at + 1].folded in _QUALITIES:
            quality = _QUALITIES[tokens[at + 1].folded]
            up = (token.folded == "more") != quality.startswith("-")
            slots.append(_slot(quality.lstrip("-") + ("+" if up else "-"), tokens, at, at + 1))
    return slots


def _slot(value: str, tokens: Sequence[Token], first: int, last: int) -> Slot:
    words = " ".join(token.text for token in tokens[first : last + 1])
    return Slot("direction", value, words, start=tokens[first].start, end=tokens[last].end)
