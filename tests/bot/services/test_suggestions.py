"""Suggestions: answered with the taste of the moment, remembered without their words."""

import pytest

from bot.errors import PersonError
from bot.services.feedback import Kind
from bot.services.services import Services
from bot.services.suggestions import Suggested
from bot.services.worker import Worker
from bot.store.store import Store
from tests.bot.fakes import FILMS, FakeEngine

ME, YOU = 7, 8


async def ask(services: Services, text: str, user_id: int = ME) -> Suggested:
    return await services.suggestions.answer(user_id, await services.suggestions.understand(user_id, text))


def ids(suggested: Suggested) -> list[int]:
    return [each.item_id for each in suggested.answer.recommendations]


@pytest.fixture
def later(store: Store, worker: Worker) -> Services:
    """The services as they are after a restart: nothing in memory."""
    return Services.of(store, worker)


async def test_more_never_repeats(services: Services) -> None:
    first = await ask(services, "")
    second = await services.suggestions.more(ME, first.answer_id)
    third = await services.suggestions.more(ME, second.answer_id)
    everything = ids(first) + ids(second) + ids(third)
    assert len(everything) == len(set(everything)) == 15


async def test_more_goes_on_after_a_restart(services: Services, later: Services) -> None:
    first = await ask(services, "comedy, not horror")
    second = await later.suggestions.more(ME, first.answer_id)
    comedies = {film.item_id for film in FILMS if "Comedy" in film.genres}
    assert set(ids(second)) == comedies - set(ids(first))
    assert [slot.label for slot in second.answer.request.slots] == ["Comedy", "not Horror"]


async def test_after_a_restart_the_words_are_those_of_what_was_understood(
    services: Services, later: Services
) -> None:
    first = await ask(services, "a cozy comedy for my aunt")
    assert (await services.suggestions.recall(first.answer_id)).request.text == "a cozy comedy for my aunt"
    assert (await later.suggestions.recall(first.answer_id)).request.text == "cozy, Comedy"


async def test_only_the_newest_requests_are_kept_in_mind(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.suggestions.REQUESTS_IN_MIND", 1)
    first = await ask(services, "a cozy comedy")
    await ask(services, "horror")
    assert (await services.suggestions.recall(first.answer_id)).request.text == "cozy, Comedy"


async def test_a_rating_changes_the_next_answer_at_once(services: Services, engine: FakeEngine) -> None:
    before = ids(await ask(services, ""))
    await services.feedback.give(ME, 1214, Kind.RATING, 5, source="card")
    after = ids(await ask(services, ""))
    assert before != after
    assert 1258 in after
    assert 1214 not in after


async def test_somebody_elses_button_answers_with_ones_own_taste(services: Services) -> None:
    mine = await ask(services, "")
    await services.feedback.give(YOU, 318, Kind.SEEN, 1, source="card")
    yours = await services.suggestions.more(YOU, mine.answer_id)
    assert (await services.suggestions.recall(yours.answer_id)).user_id == YOU
    assert 318 not in ids(yours)


async def test_minutes_bound_the_length_whatever_the_words_say(services: Services) -> None:
    request = await services.suggestions.understand(ME, "comedy under 200 minutes", max_minutes=100)
    assert [(slot.kind, slot.value) for slot in request.slots] == [("genre", "Comedy"), ("runtime", "<=100")]
    assert request.slots[-1].hard


async def test_a_dropped_slot_is_gone(services: Services) -> None:
    first = await ask(services, "comedy under 100 minutes")
    second = await services.suggestions.without(ME, first.answer_id, 1)
    assert [slot.value for slot in second.answer.request.slots] == ["Comedy"]
    with pytest.raises(PersonError, match="Press Adjust again"):
        await services.suggestions.without(ME, second.answer_id, 1)


async def test_added_words_win_over_what_they_contradict(services: Services) -> None:
    first = await ask(services, "comedy before 1999")
    second = await services.suggestions.with_words(ME, first.answer_id, "before 1990")
    assert [slot.value for slot in second.answer.request.slots] == ["Comedy", "-1989"]
    third = await services.suggestions.with_words(ME, second.answer_id, "comedy")
    assert [slot.value for slot in third.answer.request.slots] == ["-1989", "Comedy"]
    request = third.answer.request
    assert request.text.split() == [",", "before", "1990,", "comedy"]
    assert [request.text[slot.start : slot.end] for slot in request.slots] == ["before 1990", "comedy"]


async def test_a_slot_dropped_after_a_restart_takes_its_words_along(
    services: Services, later: Services
) -> None:
    first = await ask(services, "a cozy comedy before 1999")
    second = await later.suggestions.without(ME, first.answer_id, 1)
    assert second.answer.request.text.split() == ["cozy,", ",", "until", "1998"]


async def test_similar_films_are_remembered_with_their_reasons(services: Services) -> None:
    found = await services.suggestions.similar(ME, [2571], but="funnier")
    stored = await services.suggestions.recall(found.answer_id)
    assert stored.shown[0].reason
    assert [each.item_id for each in stored.shown] == [
        each.item_id for each in found.answer.same_feel + found.answer.same_fans
    ]


async def test_an_answer_that_is_gone_says_so(services: Services) -> None:
    with pytest.raises(PersonError, match="Ask again"):
        await services.suggestions.more(ME, 99)
