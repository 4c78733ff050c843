"""Follow-ups: what is said later refines what was said before, and displaces what it contradicts.

One wish of a kind that can only be had once (an era, a length, a language ...) takes the place of the
earlier; the same thing said the other way round ("horror" after "no horror") wins; "instead" displaces all
wishes of its kind. A comparative without a film is relative to what was wished: "older" after "90s" is before
1990."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recommender.request.eras import era_label, era_value, years_of
from recommender.request.lengths import length_label
from recommender.request.text import fold_aligned
from recommender.types import Side, Slot

_ONE_OF_A_KIND = frozenset(("era", "runtime", "count", "audience", "fame", "quality", "novelty", "group"))
_ONE_WANTED = frozenset(("language", "country"))
_INSTEAD = re.compile(r"\b(?:instead|rather|actually|changed my mind)\b")
_SHORTER_BY, _YEARS_FURTHER = 20, 10
"""Minutes that "shorter" takes off a limit, years that "older" goes beyond an open era."""
_PLACES = (("first", "1st"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"), ("fifth", "5th"))
_ORDINALS = {word: place for place, words in enumerate(_PLACES) for word in words} | {"last": -1}
_REFERENCE = re.compile(
    rf"\b(?:like|than|about|love|loved|liked) (?:the )?"
    rf"(?:(?P<word>{'|'.join(_ORDINALS)})(?: (?:one|film|movie|pick))?\b"
    r"(?! \w+ (?:movie|film)s?\b)|(?:number |#)(?P<number>[1-9])\b)"
)


def merged(
    earlier: Sequence[Slot], later: Sequence[Slot], *, allowed: Sequence[Slot] = (), text: str = ""
) -> list[Slot]:
    """Merge the wishes of earlier turns with later ones; the later come first.

    Parameters
    ----------
    earlier, later : slots in the order said
    allowed : earlier refusals that the later turn takes back
    text : the later turn's words, in which an "instead" counts
    """
    steps = [_relative(slot, earlier) for slot in later]
    instead = _INSTEAD.search(fold_aligned(text)) is not None
    kinds = {slot.kind for slot in steps if instead}
    kept = [
        slot
        for slot in earlier
        if slot.kind not in kinds and not any(_displaces(new, slot) for new in (*steps, *allowed))
    ]
    return without_repeats([*steps, *kept])


def without_repeats(slots: Sequence[Slot]) -> list[Slot]:
    """Keep the first slot of each kind, value and side."""
    kept: dict[tuple[str, str, Side], Slot] = {}
    for slot in slots:
        known = kept.setdefault((slot.kind, slot.value, slot.side), slot)
        if slot.hard and not known.hard:
            kept[slot.kind, slot.value, slot.side] = replace(known, hard=True)
    return list(kept.values())


def referred(text: str, films: Sequence[Slot]) -> tuple[Slot, re.Match[str]] | None:
    """Find which of the films shown before "more like the second" means, and where it says so.

    Parameters
    ----------
    films : seeds of the turn before, in order
    """
    match = _REFERENCE.search(fold_aligned(text))
    if not match:
        return None
    place = _ORDINALS[match["word"]] if match["word"] else int(match["number"]) - 1
    return (films[place], match) if -len(films) <= place < len(films) else None


def _displaces(new: Slot, old: Slot) -> bool:
    if new.kind != old.kind:
        return False
    if new.kind in _ONE_OF_A_KIND:
        return True
    if new.kind in _ONE_WANTED and new.side is Side.WANTED and old.side is Side.WANTED:
        return True
    if new.kind in ("direction", "content"):
        return _scale(new) == _scale(old)
    return new.value == old.value


def _scale(slot: Slot) -> str:
    return re.split(r"[+-]|<=", slot.value)[0]


def _relative(slot: Slot, earlier: Sequence[Slot]) -> Slot:
    """Turn "older" and "shorter" into a bound where an earlier wish bounds the same."""
    if slot.kind != "direction" or _scale(slot) not in ("year", "runtime"):
        return slot
    kind = "era" if _scale(slot) == "year" else "runtime"
    before = next((old for old in earlier if old.kind == kind and old.side is Side.WANTED), None)
    if before is None:
        return slot
    value, label = (_era if kind == "era" else _length)(before.value, slot.value.endswith("+"))
    return replace(slot, kind=kind, value=value, label=label, hard=True) if value else slot


def _era(value: str, newer: bool) -> tuple[str, str]:
    first, last = years_of(value)
    if newer:
        first, last = (last + 1 if last else (first or 0) + _YEARS_FURTHER), None
    else:
        first, last = None, (first - 1 if first else (last or 0) - _YEARS_FURTHER)
    return era_value(first, last), era_label(first, last)


def _length(value: str, longer: bool) -> tuple[str, str]:
    minutes, limit = int(value[2:]), value.startswith("<=")
    value = f">={minutes}" if longer else f"<={minutes - _SHORTER_BY if limit else minutes}"
    return value, length_label(value)
