"""Phrases of the lexicon in a request, with the "no", the "only" and the exceptions around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recommender.phrases import joined, say, term
from recommender.request.cues import Polarity
from recommender.request.lexicon import Found, Lexicon, Meaning
from recommender.request.reading import Reading
from recommender.request.text import Token
from recommender.request.wishes import wish
from recommender.types import Side, Slot

EXCEPT = " except "
"""Parts the two sides of a genre refused with an exception: ``Horror except Comedy``."""
_ONLY = frozenset(("only", "strictly", "exclusively", "solely", "purely"))
_ONLY_PHRASES = (("nothing", "but"),)
_NOTHING_ELSE = ("nothing", "else")


def read_phrases(reading: Reading, lexicon: Lexicon) -> tuple[list[Slot], list[Slot]]:
    """Find the lexicon's phrases among the words still free.

    Returns
    -------
    The slots, and what was said to be allowed ("some gore is ok"): refusals that this takes back.
    """
    slots: list[Slot] = []
    allowed: list[Slot] = []
    free = reading.free
    found = lexicon.find(free)
    for number, hit in enumerate(found):
        first, last = free[hit.first], free[hit.last - 1]
        polarity = reading.polarity(first)
        if polarity is Polarity.EXCEPT and _narrow(slots, hit.meanings):
            continue
        if polarity is Polarity.NO and _described(hit, slots, first):
            polarity = Polarity.PLAIN
        only = _is_only(reading.tokens, free, found, number)
        made = wish(
            hit.meanings,
            Polarity.PLAIN if polarity is Polarity.EXCEPT else polarity,
            only=only,
            word=last.folded,
        )
        slots += [replace(slot, start=first.start, end=last.end) for slot in made]
        if polarity is Polarity.MAY:
            allowed += wish(hit.meanings, Polarity.NO)
    return slots, allowed


def _described(hit: Found, slots: Sequence[Slot], first: Token) -> bool:
    """Whether a genre is what the content refused right before it describes: "no gore horror" is horror
    without gore."""
    genre = any(meaning.kind in ("genre", "genres") for meaning in hit.meanings)
    before = [slot for slot in slots if slot.kind == "content" and slot.end == first.start - 1]
    return genre and bool(before)


def _narrow(slots: list[Slot], meanings: Sequence[Meaning]) -> bool:
    """Let an exception narrow the genre refused before it; tells whether it did."""
    let_through = {genre for m in meanings if m.kind in ("genre", "genres") for genre in m.value.split("+")}
    for place in range(len(slots) - 1, -1, -1):
        slot = slots[place]
        if slot.kind == "genre" and slot.side is Side.UNWANTED:
            others = sorted(let_through - {slot.value})
            if not others or EXCEPT in slot.value:
                return False
            said = joined(" ", (term(genre.lower()) for genre in others))
            label = say("{wish} except {others}", wish=slot.label, others=said)
            slots[place] = replace(slot, value=f"{slot.value}{EXCEPT}{'+'.join(others)}", label=label)
            return True
    return False


def _is_only(tokens: Sequence[Token], free: Sequence[Token], found: Sequence[Found], number: int) -> bool:
    """Whether a phrase stands under an "only": right behind one, or in a run of phrases that one ends."""
    first = free[found[number].first]
    before = tuple(token.folded for token in tokens[max(0, first.at - 2) : first.at])
    if (before[-1:] and before[-1] in _ONLY) or before in _ONLY_PHRASES:
        return before[:1] != ("not",)
    last = free[found[number].last - 1]
    for later in found[number + 1 :]:
        if free[later.first].at != last.at + 1:
            break
        last = free[later.last - 1]
    rest = [token.folded for token in tokens[last.at + 1 : last.at + 4] if token.is_word]
    return rest[:1] == ["only"] or tuple(rest[:2]) == _NOTHING_ELSE
