"""The answer log of one quiz, and what it comes to when replayed.

Nothing is ever changed in a log: going back is one more event. So the number of events tells every screen
that was ever shown from every other, and a replay is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Picks = Mapping[str, tuple[str, ...]]
"""Chosen keys by the menu they were chosen from."""


class Word(StrEnum):
    """What somebody pressed."""

    PICK = "pick"
    NEXT = "next"
    A = "a"
    B = "b"
    BOTH = "both"
    NEITHER = "neither"
    UNKNOWN = "unknown"
    SKIP = "skip"
    BACK = "back"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class Event:
    """One press: the question it answered as text, the word, and for a pick the menu with its keys."""

    question: str
    word: Word
    menu: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its answer."""

    question: str
    word: Word
    picks: Picks = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Log:
    """What a log comes to: the answers that stand, what is picked on the open screen, whether it is over."""

    answers: tuple[Answered, ...] = ()
    picks: Picks = field(default_factory=dict)
    finished: bool = False


def replay(events: Iterable[Event]) -> Log:
    """Replay events from the first."""
    log = Log()
    for event in events:
        log = _after(log, event)
    return log


def _after(log: Log, event: Event) -> Log:
    match event.word:
        case Word.PICK:
            return Log(log.answers, {**log.picks, event.menu: event.keys})
        case Word.BACK:
            reopened = log.answers[-1].picks if log.answers else {}
            return Log(log.answers[:-1], reopened)
        case Word.FINISH:
            # What is picked already counts, though Next was not pressed.
            picked = (Answered(event.question, Word.NEXT, log.picks),) if log.picks else ()
            return Log((*log.answers, *picked), finished=True)
        case Word.SKIP:
            return Log((*log.answers, Answered(event.question, Word.SKIP)))
        case _:
            return Log((*log.answers, Answered(event.question, event.word, log.picks)))
