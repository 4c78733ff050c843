"""Directions: "but funnier", "less violent", "for adults" become steps along a measured scale, from the films
named or from what was wished."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from recommender.phrases import Phrase, say, term
from recommender.request.cues import PhraseTable, Polarity
from recommender.request.text import Token
from recommender.types import Slot

_TABLES = tomllib.loads(Path(__file__).with_name("directions.toml").read_text(encoding="utf-8"))
COMPARATIVES: dict[str, str] = {
    word: step for step, words in _TABLES["comparatives"].items() for word in words
}
QUALITIES: dict[str, str] = {word: step for step, words in _TABLES["qualities"].items() for word in words}
_MORE = PhraseTable(
    {
        ("more",): True,
        ("less",): False,
        ("fewer",): False,
        ("not", "as"): False,
        ("isn't", "as"): False,
        ("not", "so"): False,
    }
)
_ADULTS = (("adults",), ("grown-ups",), ("grownups",), ("grown", "ups"))
_FOR_ADULTS = PhraseTable({("for", *who): "audience+" for who in _ADULTS})


def opposite(step: str) -> str:
    """Turn a step round: ``pace+`` to ``pace-``."""
    return step[:-1] + ("-" if step.endswith("+") else "+")


def find_directions(tokens: Sequence[Token], *, seeded: bool) -> list[Slot]:
    """Find comparatives and "more/less ...".

    Parameters
    ----------
    seeded : whether a film is named, so that "for adults" is a step from it

    Returns
    -------
    Slots of kind ``direction``; a value is a scale and a sign, such as ``humour+``.
    """
    slots = []
    for at, token in enumerate(tokens):
        if token.folded in COMPARATIVES:
            slots.append(_slot(COMPARATIVES[token.folded], tokens[at : at + 1]))
        elif seeded and (phrase := _FOR_ADULTS.at(tokens, at)):
            slots.append(_slot(_FOR_ADULTS[phrase], tokens[at : at + len(phrase)]))
        elif phrase := _MORE.at(tokens, at):
            run = tokens[at : at + len(phrase) + 1]
            quality = QUALITIES.get(run[-1].folded)
            adjoining = run[-1].at - run[0].at == len(phrase)
            # "not so dark" is a ceiling by itself; only against a film ("... as Joker") it is a step from
            # that.
            if quality and adjoining and (seeded or phrase != ("not", "so")):
                slots.append(_slot(quality if _MORE[phrase] else opposite(quality), run))
    return slots


def find_lessened(tokens: Sequence[Token], polarity: Callable[[Token], Polarity]) -> list[Slot]:
    """Find qualities under a "not too": steps away from them ("not too complicated")."""
    slots = []
    for token in tokens:
        if token.folded in QUALITIES and polarity(token) is Polarity.LESS:
            slot = _slot(opposite(QUALITIES[token.folded]), [token])
            slots.append(replace(slot, label=say("not too {quality}", quality=term(token.text))))
    return slots


def _slot(value: str, run: Sequence[Token]) -> Slot:
    return Slot("direction", value, _label(run), start=run[0].start, end=run[-1].end)


def _label(run: Sequence[Token]) -> Phrase:
    match [token.text for token in run]:
        case ["more", quality]:
            return say("more {quality}", quality=term(quality))
        case ["less", quality]:
            return say("less {wish}", wish=term(quality))
        case words:
            return term(" ".join(words))
