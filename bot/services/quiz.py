"""Quizzes: each press saved before the next question is chosen, the result kept as part of the profile."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.errors import PersonError
from bot.services.engine import Engine
from bot.services.profiles import Profiles
from bot.services.servers import within
from bot.services.worker import Worker
from bot.store.quiz import StoredQuiz
from bot.store.records import AnswerKind
from bot.store.store import Store
from bot.store.times import now
from recommender.phrases import say
from recommender.quiz.log import Event, Word, replay
from recommender.quiz.outcome import Outcome
from recommender.quiz.question import Question
from recommender.quiz.quiz import Length
from recommender.quiz.ten import Label, ten_films
from recommender.types import Answer, Request

KEPT = timedelta(days=7)
"""How long an open quiz waits for its next answer."""


@dataclass(frozen=True, slots=True)
class QuizState:
    """Where a quiz stands: at a question, or at its outcome.

    ``step`` counts what was pressed in it so far, so it names the screen shown now and no other.
    """

    quiz_id: int
    step: int
    question: Question | None
    outcome: Outcome
    renewed: bool = False
    """Whether it took the place of one that had lain too long."""


@dataclass(frozen=True, slots=True)
class Press:
    """What was pressed on the screen numbered ``step``."""

    step: int
    word: str
    menu: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ten:
    """Films for a quiz's result, the best first, each with its label; and the id that their buttons carry."""

    answer_id: int
    answer: Answer
    labels: Mapping[int, Label]


class Quizzes:
    """One open quiz a person."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles

    async def open(self, user_id: int, length: Length) -> QuizState:
        """Go on with somebody's open quiz, or begin one."""
        return await self._state(await self._store.quizzes.open(user_id, length, since=now() - KEPT))

    async def press(self, user_id: int, quiz_id: int, press: Press) -> QuizState:
        """Take a press, and tell where the quiz stands then.

        A press on a screen that was answered already, or that the question does not know, changes nothing.

        Raises
        ------
        PersonError
            If the quiz is not theirs, or gone.
        """
        quiz = await self._theirs(user_id, quiz_id)
        if not quiz.closed and quiz.touched < now() - KEPT:
            fresh = await self._store.quizzes.open(user_id, quiz.length, since=now() - KEPT)
            return await self._state(fresh, renewed=True)
        before = await self._state(quiz)
        event = _event(before.question, press)
        if event is None or press.step != before.step:
            return before
        await self._store.quizzes.add(quiz_id, press.step, event)
        return await self._state(await self._theirs(user_id, quiz_id))

    async def result(self, user_id: int, quiz_id: int) -> QuizState:
        """Tell where a quiz stands.

        Raises
        ------
        PersonError
            If the quiz is not theirs, or gone.
        """
        return await self._state(await self._theirs(user_id, quiz_id))

    async def ten(self, user_id: int, outcome: Outcome, *, exclude: Collection[int] = ()) -> Ten:
        """Suggest ten films for an outcome, none of those asked about or to exclude, and remember them."""
        profile = within(await self._profiles.get(user_id))
        excluded = frozenset(exclude) | outcome.leanings.films.keys()
        request = Request(slots=outcome.wishes, profile=profile, exclude=excluded)
        answer, labels = await self._worker.ask(
            lambda engine: ten_films(engine, request, outcome.leanings.genres)
        )
        answer_id = await self._store.answers.add(
            user_id, AnswerKind.RECOMMEND, request, answer.recommendations
        )
        return Ten(answer_id, answer, labels)

    async def _theirs(self, user_id: int, quiz_id: int) -> StoredQuiz:
        quiz = await self._store.quizzes.get(quiz_id)
        if quiz is None or quiz.user_id != user_id:
            raise PersonError(say("That quiz is gone, or is not yours. /quiz opens yours."))
        return quiz

    async def _state(self, quiz: StoredQuiz, *, renewed: bool = False) -> QuizState:
        log, length = replay(quiz.events), Length(quiz.length)

        def look(engine: Engine) -> tuple[Question | None, Outcome]:
            asked = None if quiz.closed else engine.quiz.question(quiz.user_id, length, log)
            return asked, engine.quiz.outcome(log)

        question, outcome = await self._worker.ask(look)
        if question is None and not quiz.closed:
            await self._store.quizzes.close(quiz.quiz_id, outcome.leanings)
            self._profiles.forget(quiz.user_id)
        return QuizState(quiz.quiz_id, len(quiz.events), question, outcome, renewed)


def _event(question: Question | None, press: Press) -> Event | None:
    """Make a press an event of the log; None if the question has no such button."""
    if question is None or press.word not in question.words:
        return None
    word = Word(press.word)
    if word is not Word.PICK:
        return Event(question.text, word)
    menu = next((menu for menu in question.menus if menu.name == press.menu), None)
    return Event(question.text, word, menu.name, menu.kept(press.keys)) if menu else None
