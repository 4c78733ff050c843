"""Feedback: saved, undone exactly, and what it changed told."""

import pytest

from bot.errors import BusyError, PersonError
from bot.services.feedback import COMMAND, Kind
from bot.services.services import Services
from bot.services.worker import Worker
from bot.store.records import NewSignal
from bot.store.store import Store
from recommender.types import Profile, Rating
from tests.bot.fakes import FILMS

ME, YOU = 7, 8
HEAT, ALIEN, MATRIX = 6, 1214, 2571


async def test_a_rating_stands_in_the_profile(services: Services) -> None:
    change = await services.feedback.give(ME, HEAT, Kind.RATING, 4.5, source="card")
    assert (change.signal.item_id, change.signal.value, change.signal.source) == (HEAT, 4.5, "card")
    assert (await services.profiles.get(ME)).ratings == (Rating(HEAT, 4.5),)


async def test_undo_is_exact(services: Services) -> None:
    await services.feedback.give(ME, HEAT, Kind.WATCHLIST, 1, source="card")
    before = await services.profiles.get(ME)
    change = await services.feedback.give(ME, HEAT, Kind.RATING, 2, source="card")
    assert await services.profiles.get(ME) != before
    undone = await services.feedback.undo(ME, change.signal.signal_id)
    assert undone.signal.undone
    assert await services.profiles.get(ME) == before


async def test_only_ones_own_is_undone(services: Services) -> None:
    change = await services.feedback.give(ME, HEAT, Kind.RATING, 2, source="card")
    with pytest.raises(PersonError, match="nothing to undo"):
        await services.feedback.undo(YOU, change.signal.signal_id)
    assert (await services.profiles.get(ME)).ratings == (Rating(HEAT, 2),)


async def test_what_changed_is_counted(services: Services) -> None:
    first = await services.feedback.give(ME, MATRIX, Kind.RATING, 4, source="card")
    assert first.shift is None
    second = await services.feedback.give(ME, ALIEN, Kind.RATING, 5, source="card")
    assert second.shift is not None
    assert second.shift.genre in {"Horror", "Sci-Fi"}
    assert second.shift.after > second.shift.before
    assert second.new_in_ten > 0


async def test_a_film_taken_out_makes_room_for_one(services: Services) -> None:
    best = max(FILMS, key=lambda item: item.rating_mean or 0)
    change = await services.feedback.give(ME, best.item_id, Kind.SEEN, 1, source="card")
    assert (change.shift, change.new_in_ten) == (None, 1)


async def test_the_prediction_on_screen_is_stored_with_the_signal(services: Services) -> None:
    item = await services.films.item(HEAT)
    (expected,) = await services.films.expected(ME, [HEAT])
    await services.suggestions.card_shown(ME, item, expected)
    with_one = await services.feedback.give(ME, HEAT, Kind.RATING, 4, source="card")
    never_shown = await services.feedback.give(ME, ALIEN, Kind.RATING, 4, source="card")
    typed = await services.feedback.give(ME, HEAT, Kind.RATING, 4, source=COMMAND)
    assert with_one.signal.predicted == expected.stars
    assert never_shown.signal.predicted is None
    assert typed.signal.predicted is None


async def test_a_signal_is_saved_even_if_its_effect_cannot_be_told(
    services: Services, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(question: object) -> None:
        raise BusyError

    monkeypatch.setattr(worker, "ask", busy)
    change = await services.feedback.give(ME, HEAT, Kind.RATING, 4, source="card")
    assert (change.shift, change.new_in_ten) == (None, 0)
    assert await services.profiles.get(ME) == Profile(ratings=(Rating(HEAT, 4),))


async def test_a_film_that_left_the_catalogue_can_still_be_taken_back(
    services: Services, store: Store
) -> None:
    signal = await store.signals.add(ME, NewSignal(999_999, Kind.RATING, 5, "card"))
    change = await services.feedback.undo(ME, signal.signal_id)
    assert (change.signal.undone, change.shift) == (True, None)


async def test_a_reaction_on_a_card_of_ours_counts_once_and_is_taken_back(services: Services) -> None:
    await services.memory.card_sent(message_id=901, channel_id=900, item_id=HEAT)
    given = await services.feedback.react(ME, 901, "👍", Kind.RATING, 4)
    assert given is not None
    assert given.signal.source == "reaction"
    assert await services.feedback.react(ME, 901, "👍", Kind.RATING, 4) is None
    taken = await services.feedback.unreact(ME, 901, "👍")
    assert taken is not None
    assert (await services.profiles.get(ME)) == Profile()


async def test_a_reaction_elsewhere_is_nothing(services: Services, store: Store) -> None:
    assert await services.feedback.react(ME, 902, "👍", Kind.RATING, 4) is None
    assert await services.feedback.unreact(ME, 902, "👍") is None
    assert await store.signals.recent(ME) == []
