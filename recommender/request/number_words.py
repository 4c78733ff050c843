"""Numbers in digits and in words, as patterns for the readers of eras, lengths, counts and ages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety hundred"
_OTHERS = {
    "a hundred": 100,
    "couple": 2,
    "a couple": 2,
    "half a dozen": 6,
    "a dozen": 12,
    "half": 0.5,
    "an": 1,
    "a": 1,
}
UNITS = {word: place for place, word in enumerate(_UNITS.split(), 1)}
WORDS: dict[str, float] = {
    **UNITS,
    **{word: 10 * place for place, word in enumerate(_TENS.split(), 3)},
    **_OTHERS,
}
NUMBER = r"\d+(?:\.\d+)?|" + "|".join(sorted(WORDS, key=len, reverse=True))
WHOLE = r"\d+|" + "|".join(sorted(UNITS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Number:
    """A slot that a number gave: kind, canonical value, chip, and span.

    ``refused`` is the value under a "no" ("nothing before 1980" is ``1980-``); empty where only the slot's
    other side says it. ``vague`` numbers ("modern") are wishes rather than limits."""

    kind: str
    value: str
    label: str
    start: int
    end: int
    refused: str = ""
    vague: bool = False


def number_of(word: str) -> float:
    """Tell the number a word or digits stand for."""
    return WORDS[word] if word in WORDS else float(word)


def apart(numbers: Iterable[Number]) -> list[Number]:
    """Keep the numbers that overlap none before them in the list."""
    kept: list[Number] = []
    for number in numbers:
        if all(number.end <= other.start or number.start >= other.end for other in kept):
            kept.append(number)
    return kept
