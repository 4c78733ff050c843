"""The phrase suite: requests as people type them, each with the slots it should give; precision, recall and
F1 by slot.

``python -m tests.recommender.request.phrase_suite`` prints the table and what went wrong, ``--held-back`` the
table of the quarter that nobody looks at while tuning.

A line of phrases.jsonl holds what is said, the turns before it if any, and the slots expected, each written
``[no ]kind=value[ !]``: "no" for what is unwanted, "!" for what is hard. Films are written as their label.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from recommender.request.understand import Understanding
from recommender.types import Side, Slot, Turn

FILE = Path(__file__).with_name("phrases.jsonl")
THIS_YEAR = 2026
_HELD_BACK = 4
"""One phrase of so many is held back, by a digest of its words."""


@dataclass(frozen=True)
class Phrase:
    """One request with what it should give."""

    row: str
    say: str
    turns: tuple[Turn, ...]
    slots: frozenset[str]

    @property
    def held_back(self) -> bool:
        return crc32(self.say.encode()) % _HELD_BACK == 0


@dataclass(frozen=True)
class Score:
    """Counts of slots right, wrongly found and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@cache
def read_phrases() -> tuple[Phrase, ...]:
    lines = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    return tuple(
        Phrase(
            line["row"],
            line["say"],
            tuple(Turn(speaker, text) for speaker, text in line.get("turns", ())),
            frozenset(line["slots"]),
        )
        for line in lines
    )


def written(slot: Slot) -> str:
    """Write a slot as the suite does."""
    value = slot.label.removeprefix("not ").removeprefix("like ") if slot.kind == "seed" else slot.value
    return f"{'no ' * (slot.side is Side.UNWANTED)}{slot.kind}={value}{' !' * slot.hard}"


def found_slots(understanding: Understanding, phrase: Phrase) -> frozenset[str]:
    """Understand a phrase and write down its slots."""
    return frozenset(written(slot) for slot in understanding.understand(phrase.say, turns=phrase.turns).slots)


def score(understanding: Understanding, phrases: Iterable[Phrase]) -> dict[str, Score]:
    """Score phrases by kind of slot, and by ``negation`` (all that is unwanted) and ``overall``."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for phrase in phrases:
        found = found_slots(understanding, phrase)
        for counts, slots in (
            (right, found & phrase.slots),
            (wrong, found - phrase.slots),
            (missed, phrase.slots - found),
        ):
            counts.update(name for slot in slots for name in _names(slot))
    return {name: Score(right[name], wrong[name], missed[name]) for name in sorted(right | wrong | missed)}


def _names(slot: str) -> list[str]:
    kind = slot.removeprefix("no ").partition("=")[0]
    return [kind, "overall", *(["negation"] if slot.startswith("no ") else [])]


def table(scores: dict[str, Score]) -> str:
    """Write scores as a table."""
    rows = [
        f"{name:<10} {s.right + s.missed:>5} {s.precision:>9.3f} {s.recall:>7.3f} {s.f1:>6.3f}"
        for name, s in scores.items()
    ]
    return "\n".join([f"{'slot':<10} {'n':>5} {'precision':>9} {'recall':>7} {'F1':>6}", *rows])


def main(arguments: Sequence[str]) -> None:
    """Print the table, and each phrase of the tuned part that went wrong."""
    from recommender.bundle import load_bundle
    from recommender.request.vocabulary import make_understanding

    held_back = "--held-back" in arguments
    folder = next((Path(argument) for argument in arguments if not argument.startswith("-")), None)
    understanding = make_understanding(load_bundle(folder), this_year=THIS_YEAR)
    phrases = [phrase for phrase in read_phrases() if phrase.held_back is held_back]
    print(f"{len(phrases)} phrases, {'held back' if held_back else 'tuned on'}")
    print(table(score(understanding, phrases)))
    if held_back:
        return
    for phrase in phrases:
        found = found_slots(understanding, phrase)
        if found != phrase.slots:
            wrong, missed = sorted(found - phrase.slots), sorted(phrase.slots - found)
            print(f"[{phrase.row}] {phrase.say!r}: wrongly {wrong}, missed {missed}")


if __name__ == "__main__":
    main(sys.argv[1:])
