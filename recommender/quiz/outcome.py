"""What a quiz comes to: shares of genres, how sure, which answer moved what, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.bank import Bank
from recommender.quiz.belief import Belief, Doubles
from recommender.quiz.eras import ERA_KEYS
from recommender.quiz.log import Answered, Word
from recommender.quiz.question import LEAVE_OUT, PRACTICAL, Menu, Step, read_duel
from recommender.quiz.shares import era_weights, genre_weights, leading_genres, shown_percentages
from recommender.types import Leanings, Slot

CHOSEN, TURNED_DOWN = 0.6, -0.3
"""Stars above or below their mean that films of a trio count for when it was taken or left."""
SURE, FAIRLY_SURE = 0.75, 0.86
"""Spread left of the shown genres' weights, of 1 at first, below which a result is sure, or fairly so."""

_WISHED: Mapping[str, tuple[Menu, ...]] = {Step.LEAVE_OUT: (LEAVE_OUT,), Step.PRACTICAL: PRACTICAL}


class Sureness(StrEnum):
    """How sure a result is, in words."""

    SURE = "quite sure"
    FAIRLY_SURE = "fairly sure"
    GUESS = "a first guess"
    NOTHING = "no more than what most people like"


@dataclass(frozen=True, slots=True)
class Move:
    """What one answer did: the genre whose share it moved most, in per cent of those shown."""

    answer: Answered
    genre: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A quiz's result; ``shares`` are whole per cent that sum to 100, largest first."""

    shares: Mapping[str, int]
    sureness: Sureness
    moves: tuple[Move, ...]
    leanings: Leanings
    wishes: tuple[Slot, ...]
    """What tonight's films must keep, or should."""


def make_outcome(answers: Sequence[Answered], beliefs: Sequence[Belief], bank: Bank) -> Outcome:
    """Sum up a quiz.

    Parameters
    ----------
    beliefs : before the first answer, and after each
    """
    genres = genre_weights(beliefs[-1], bank.genre_base)
    eras = era_weights(beliefs[-1], bank.era_base)
    names = leading_genres(genres)
    stages = [shown_percentages(belief, bank.genre_base, names) for belief in beliefs]
    return Outcome(
        shares=stages[-1],
        sureness=_sureness(beliefs, names),
        moves=tuple(_moves(answers, stages)),
        leanings=Leanings(_named(GENRES, genres), _films(answers), _named(ERA_KEYS, eras)),
        wishes=tuple(_wishes(answers)),
    )


def _named(names: Sequence[str], shares: Doubles) -> dict[str, float]:
    return dict(zip(names, map(float, shares.round(4)), strict=True))


def _moves(answers: Sequence[Answered], stages: Sequence[Mapping[str, int]]) -> list[Move]:
    moves = []
    for answer, before, after in zip(answers, stages[:-1], stages[1:], strict=True):
        # A yes is told by what it raised, a no by what it lowered.
        sign = -1 if answer.question == Step.NOT_TONIGHT or answer.word is Word.NEITHER else 1
        genre, change = max(
            ((name, sign * (after[name] - before[name])) for name in after), key=lambda moved: moved[1]
        )
        if change > 0:
            moves.append(Move(answer, genre, before[genre], after[genre]))
    return moves


def _sureness(beliefs: Sequence[Belief], names: Sequence[str]) -> Sureness:
    columns = [GENRES.index(name) for name in names]
    first, last = (np.sqrt(np.diag(belief.covariance))[columns] for belief in (beliefs[0], beliefs[-1]))
    left = float((last / first).mean())
    if left >= 1:
        return Sureness.NOTHING
    if left >= FAIRLY_SURE:
        return Sureness.GUESS
    return Sureness.FAIRLY_SURE if left >= SURE else Sureness.SURE


def _films(answers: Sequence[Answered]) -> dict[int, float]:
    """Films of the trios taken and left, as stars above the person's mean."""
    films: dict[int, float] = {}
    for answer in answers:
        for side, trio in zip((Word.A, Word.B), read_duel(answer.question), strict=False):
            if answer.word in (side, Word.BOTH):
                films |= dict.fromkeys(trio, CHOSEN)
            elif answer.word in (Word.A, Word.B, Word.NEITHER):
                films |= dict.fromkeys(trio, TURNED_DOWN)
    return films


def _wishes(answers: Sequence[Answered]) -> list[Slot]:
    slots: list[Slot] = []
    for answer in answers:
        for menu in _WISHED.get(answer.question, ()):
            picked = answer.picks.get(menu.name, ())
            slots += [slot for choice in menu.choices if choice.key in picked for slot in choice.slots]
    return slots
