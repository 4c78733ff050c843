"""What is kept for one person."""

from bot.services.feedback import Kind
from bot.services.services import Services
from tests.bot.fakes import FILMS

ME = 7
HEAT_1986, SHAWSHANK, ALIEN = 100306, 318, 1214


async def test_the_watchlist_has_what_they_would_like_best_first(services: Services) -> None:
    for item_id in (HEAT_1986, SHAWSHANK, ALIEN):
        await services.feedback.give(ME, item_id, Kind.WATCHLIST, 1, source="card")
    kept = await services.lists.watchlist(ME)
    assert [item.item_id for item, _ in kept] == [SHAWSHANK, ALIEN, HEAT_1986]
    assert await services.lists.watchlist(8) == []


async def test_what_was_said_is_newest_first(services: Services) -> None:
    await services.feedback.give(ME, ALIEN, Kind.RATING, 4, source="card")
    undone = await services.feedback.give(ME, SHAWSHANK, Kind.RATING, 4, source="card")
    await services.feedback.give(ME, SHAWSHANK, Kind.SEEN, 1, source="card")
    await services.feedback.undo(ME, undone.signal.signal_id)
    said = [(item.item_id, signal.kind) for item, signal in await services.lists.said(ME)]
    assert said == [(SHAWSHANK, Kind.SEEN), (ALIEN, Kind.RATING)]


async def test_a_session_asks_about_well_known_films_each_once(services: Services) -> None:
    await services.feedback.give(ME, SHAWSHANK, Kind.SEEN, 1, source="card")
    asked = []
    while picked := await services.lists.next_to_rate(ME):
        asked.append(picked[0])
    assert [item.rating_count for item in asked] == sorted(
        (item.rating_count for item in asked), reverse=True
    )
    assert {item.item_id for item in asked} == {item.item_id for item in FILMS} - {SHAWSHANK}
