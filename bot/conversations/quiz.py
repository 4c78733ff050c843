"""``/quiz``: families, duels and wishes by buttons; each press is saved before the next screen is shown.

``quiz[:LENGTH]`` opens, or goes on. A screen's own buttons say which screen they were on, so that one that
was answered already shows where the quiz stands instead: ``quiz:QUIZ:STEP:WORD`` and, for what is picked from
a menu, ``quiz:QUIZ:STEP:pick:MENU:KEYS``. Under a result: ``quiz:QUIZ:result``, ``how``, ``new:ANSWER``,
``seen:ANSWER``, ``mark:ANSWER:IDS`` and ``share:ANSWER``.
"""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import RETIRED, number, word
from bot.conversations.person import Person
from bot.conversations.quiz_result import how_screen, result_screen, seen_screen, shared_screen
from bot.conversations.quiz_screens import question_screen
from bot.conversations.screen import Screen
from bot.errors import PersonError
from bot.services.feedback import Kind
from bot.services.lists import StoredAnswer
from bot.services.quiz import Press, QuizState
from bot.services.services import Services
from recommender.quiz.quiz import Length

SOURCE = "quiz"
"""Where a film marked seen under a result is said to be."""


async def quiz(services: Services, person: Person, action: Action) -> Screen:
    """Open a quiz, or take what was pressed in one."""
    first, second = word(action, 0), word(action, 1)
    if not first.isdecimal():
        length = Length(first) if first in set(Length) else Length.NORMAL
        return await _show(services, person, await services.quizzes.open(person.user_id, length))
    quiz_id = number(action, 0)
    if second.isdecimal():
        press = Press(number(action, 1), word(action, 2), word(action, 3), _keys(action, 4))
        return await _show(services, person, await services.quizzes.press(person.user_id, quiz_id, press))
    state = await services.quizzes.result(person.user_id, quiz_id)
    if state.question:
        return await _show(services, person, state)
    return await _after(services, person, action, state)


async def _after(services: Services, person: Person, action: Action, state: QuizState) -> Screen:
    """Do what a result's buttons ask for."""
    match word(action, 1):
        case "result":
            return await _show(services, person, state)
        case "how":
            return await how_screen(services, state)
        case "seen":
            return await seen_screen(services, state, await _theirs(services, person, action))
        case "new":
            stored = await _theirs(services, person, action)
            shown = {each.item_id for each in stored.shown}
            return await result_screen(services, person, state, exclude=stored.request.exclude | shown)
        case "mark":
            stored = await _theirs(services, person, action)
            offered = {str(each.item_id) for each in stored.shown}
            for item_id in _keys(action, 3):
                if item_id in offered:
                    await services.feedback.give(person.user_id, int(item_id), Kind.SEEN, 1, source=SOURCE)
            return await result_screen(services, person, state, exclude=stored.request.exclude)
        case "share":
            return await shared_screen(services, person, state, await _theirs(services, person, action))
    raise PersonError(RETIRED)


async def _theirs(services: Services, person: Person, action: Action) -> StoredAnswer:
    """Recall the ten films that a result's button speaks of."""
    stored = await services.suggestions.recall(number(action, 2))
    if stored.user_id != person.user_id:
        raise PersonError(RETIRED)
    return stored


async def _show(services: Services, person: Person, state: QuizState) -> Screen:
    if state.question is None:
        return await result_screen(services, person, state)
    return await question_screen(services, state, state.question)


def _keys(action: Action, place: int) -> tuple[str, ...]:
    return tuple(filter(None, word(action, place).split(",")))
