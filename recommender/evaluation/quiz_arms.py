"""Ways to come by ten films: our quiz, and what it is held against. Each gives item ids, the best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommender.catalog import GENRES
from recommender.engine import Engine
from recommender.evaluation.quiz_people import Person
from recommender.evaluation.quiz_worlds import HeldOut
from recommender.quiz.log import Answered, Event, Log, replay
from recommender.quiz.outcome import Outcome
from recommender.quiz.question import Question, Step
from recommender.quiz.quiz import Length
from recommender.quiz.ten import TEN, ten_films
from recommender.types import FloatArray, IntArray, Profile, Rating, Request

LONGEST = 60
"""Presses after which nobody goes on."""


@dataclass(eq=False)
class Arms:
    """All ways for one person.

    Attributes
    ----------
    liked_count : how many others like each item, shape (n_items,)
    out : item ids that no way may suggest: known to the person, asked about, or not made yet
    """

    engine: Engine
    person: Person
    held: HeldOut
    liked_count: FloatArray
    out: frozenset[int]

    def popular(self, genre: str = "") -> list[int]:
        """What most others like; of one genre if it is named."""
        counts = self.liked_count.copy()
        if genre:
            counts[~self.engine.catalog.genre_matrix[:, GENRES.index(genre)]] = -1
        order = np.argsort(-counts, kind="stable")
        return [item_id for item_id in self._ids(order[: TEN + len(self.out)]) if item_id not in self.out][
            :TEN
        ]

    def rated(self, rows: IntArray) -> list[int]:
        """What the engine suggests after these films were rated."""
        given = dict(zip(self.held.known.tolist(), self.held.stars.tolist(), strict=True))
        ids = self._ids(rows)
        ratings = tuple(Rating(item_id, given[int(row)]) for item_id, row in zip(ids, rows, strict=True))
        request = Request(profile=Profile(ratings=ratings), exclude=self.out)
        return [film.item_id for film in self.engine.recommend(request, count=TEN).recommendations]

    def best_known(self) -> IntArray:
        """What they rated, the best known first, as a page of films to rate would show them."""
        return self.held.known[np.argsort(-self.engine.bundle.fame[self.held.known], kind="stable")]

    def at_random(self) -> IntArray:
        """What they rated, in random order."""
        return self.person.random.permutation(self.held.known)

    def outcome(self, answers: Sequence[Answered]) -> Outcome:
        """What some answers come to."""
        return self.engine.quiz.outcome(Log(tuple(answers), finished=True))

    def asked(self, outcome: Outcome) -> list[int]:
        """The ten films of a quiz's result."""
        request = Request(slots=outcome.wishes, profile=Profile(leanings=outcome.leanings), exclude=self.out)
        answer, _ = ten_films(self.engine, request, outcome.leanings.genres)
        return [film.item_id for film in answer.recommendations]

    def quiz(self, length: Length) -> list[Answered]:
        """Take the quiz to its end; the answers."""
        events: list[Event] = []
        for _ in range(LONGEST):
            log = replay(events)
            question = self.engine.quiz.question(self.held.user_id, length, log)
            if question is None:
                break
            events.append(self._answer(question))
        return list(replay(events).answers)

    def random_duels(self, answers: Sequence[Answered], count: int) -> list[Answered]:
        """Answer duels drawn at random, in place of those in some answers; each that is known counts."""
        bank = self.engine.quiz.bank
        drawn: list[Answered] = []
        for _ in range(LONGEST):
            one, other = self.person.random.integers(len(bank.trios), size=2)
            if len(drawn) < count and bank.may_meet(int(one), int(other)):
                duel = (bank.trios[one], bank.trios[other])
                event = self._answer(Question(Step.DUEL, 1, 1, duel=duel))
                drawn.append(Answered(event.question, event.word))
        return [answer for answer in answers if answer.question in set(Step)] + drawn

    def _answer(self, question: Question) -> Event:
        return self.person.answer(question, self._rows)

    @cached_property
    def _rows(self) -> dict[int, int]:
        asked = {item_id for trio in self.engine.quiz.bank.trios for item_id in trio}
        return {item_id: self.engine.catalog.row_of(item_id) for item_id in asked}

    def _ids(self, rows: IntArray) -> list[int]:
        return list(self.engine.catalog.item_ids[rows].tolist())
