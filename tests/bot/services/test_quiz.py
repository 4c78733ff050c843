"""The quiz's service: whose it is, how long it waits, what it leaves in the profile."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import PersonError
from bot.services import quiz as quiz_service
from bot.services.quiz import Press, QuizState
from bot.services.services import Services
from recommender.quiz.log import Word
from recommender.quiz.quiz import Length
from recommender.quiz.ten import Label
from recommender.types import Slot
from tests.bot.fakes import FakeEngine

ANNA, BEN = 7, 8


async def scare_me(services: Services) -> QuizState:
    """Pick the one family, then finish."""
    state = await services.quizzes.open(ANNA, Length.NORMAL)
    for press in (Press(0, Word.PICK, "family", ("scare",)), Press(1, Word.FINISH)):
        state = await services.quizzes.press(ANNA, state.quiz_id, press)
    return state


async def test_a_finished_quiz_is_part_of_the_profile(services: Services) -> None:
    assert (await services.profiles.get(ANNA)).leanings is None
    state = await scare_me(services)
    leanings = (await services.profiles.get(ANNA)).leanings
    assert leanings == state.outcome.leanings
    assert max(leanings.genres, key=lambda genre: leanings.genres[genre]) == "Horror"


async def test_a_later_quiz_replaces_it(services: Services) -> None:
    await scare_me(services)
    state = await services.quizzes.open(ANNA, Length.NORMAL)
    await services.quizzes.press(ANNA, state.quiz_id, Press(0, Word.PICK, "family", ("love",)))
    await services.quizzes.press(ANNA, state.quiz_id, Press(1, Word.FINISH))
    leanings = (await services.profiles.get(ANNA)).leanings
    assert leanings is not None
    assert leanings.genres["Romance"] > leanings.genres["Horror"]


async def test_a_quiz_is_its_owners(services: Services) -> None:
    state = await services.quizzes.open(ANNA, Length.QUICK)
    for quiz_id in (state.quiz_id, 999):
        with pytest.raises(PersonError, match="/quiz opens yours"):
            await services.quizzes.press(BEN, quiz_id, Press(0, Word.SKIP))


@pytest.mark.parametrize(
    "press",
    [
        Press(3, Word.SKIP),
        Press(0, "conquer"),
        Press(0, Word.BOTH),
        Press(0, Word.PICK, "dessert", ("cake",)),
    ],
)
async def test_what_the_screen_does_not_offer_changes_nothing(services: Services, press: Press) -> None:
    state = await services.quizzes.open(ANNA, Length.QUICK)
    assert await services.quizzes.press(ANNA, state.quiz_id, press) == state


async def test_a_quiz_left_for_a_week_begins_anew(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = await services.quizzes.open(ANNA, Length.QUICK)
    monkeypatch.setattr(quiz_service, "KEPT", timedelta(microseconds=-1_000_000))
    fresh = await services.quizzes.press(ANNA, state.quiz_id, Press(0, Word.SKIP))
    assert fresh.renewed
    assert fresh.quiz_id != state.quiz_id
    assert fresh.step == 0


async def test_ten_films_are_labelled_remembered_and_none_of_those_excluded(
    services: Services, engine: FakeEngine
) -> None:
    state = await scare_me(services)
    ten = await services.quizzes.ten(ANNA, state.outcome, exclude={318})
    ids = [film.item_id for film in ten.answer.recommendations]
    assert len(set(ids)) == 10
    assert 318 not in ids
    assert ten.labels[1258] in (Label.SAFE, Label.STRETCH)
    assert [*ten.labels] == ids
    shown = (await services.suggestions.recall(ten.answer_id)).shown
    assert [film.item_id for film in shown] == ids
    assert engine.requests[-1].profile.leanings == state.outcome.leanings


async def test_films_asked_about_are_none_of_the_ten(services: Services) -> None:
    state = await services.quizzes.open(ANNA, Length.NORMAL)
    for step, word in enumerate((Word.SKIP, Word.SKIP, Word.BOTH, Word.FINISH)):
        state = await services.quizzes.press(ANNA, state.quiz_id, Press(step, word))
    ten = await services.quizzes.ten(ANNA, state.outcome)
    assert state.outcome.leanings.films
    assert not ten.labels.keys() & state.outcome.leanings.films.keys()


async def test_nothing_is_given_up_for_a_choice_among_many(services: Services, engine: FakeEngine) -> None:
    """The small engine gives something up where nothing fits: the wish of a runtime none has."""
    state = await scare_me(services)
    short = Slot("runtime", "<=10", "ten minutes", hard=True)
    ten = await services.quizzes.ten(ANNA, replace(state.outcome, wishes=(short,)))
    assert [request.slots for request in engine.requests[-2:]] == [(short,), (short,)]
    assert ten.answer.relaxed
