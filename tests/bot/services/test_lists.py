"""What is kept for one person."""

from bot.services.feedback import Kind
from bot.services.lists import Order, Tab
from bot.services.services import Services
from tests.bot.fakes import FILMS

ME = 7
HEAT, HEAT_1986, SHAWSHANK, ALIEN, SUMMER = 6, 100306, 318, 1214, 69757
"""Of 170, 101, 142 and 117 minutes; of the last nobody knows."""


async def keep(services: Services, *item_ids: int) -> None:
    for item_id in item_ids:
        await services.feedback.give(ME, item_id, Kind.WATCHLIST, 1, source="card")


async def listed(services: Services, order: Order = Order.FIT, minutes: int | None = None) -> list[int]:
    return [film.item.item_id for film in await services.lists.watchlist(ME, order=order, minutes=minutes)]


async def picks(services: Services, seed: int, minutes: int | None = None) -> list[int]:
    found: list[int] = []
    after = None
    while film := await services.lists.pick(ME, seed, after=after, minutes=minutes):
        after = film.item.item_id
        found.append(after)
    return found


async def test_the_watchlist_is_in_the_order_asked(services: Services) -> None:
    await keep(services, HEAT_1986, SHAWSHANK, ALIEN)
    assert await listed(services) == [SHAWSHANK, ALIEN, HEAT_1986]
    assert await listed(services, Order.NEWEST) == [ALIEN, SHAWSHANK, HEAT_1986]
    assert await listed(services, Order.SHORTEST) == [HEAT_1986, ALIEN, SHAWSHANK]
    assert await services.lists.watchlist(8) == []


async def test_what_was_rated_or_taken_off_is_on_it_no_more(services: Services) -> None:
    await keep(services, HEAT_1986, SHAWSHANK, ALIEN)
    await services.feedback.give(ME, SHAWSHANK, Kind.RATING, 4, source="card")
    await services.feedback.give(ME, ALIEN, Kind.WATCHLIST, 0, source="card")
    assert await listed(services) == [HEAT_1986]


async def test_only_films_known_to_be_short_enough_fit(services: Services) -> None:
    await keep(services, HEAT, ALIEN, SUMMER, HEAT_1986)
    assert await listed(services, minutes=117) == [ALIEN, HEAT_1986]
    assert await picks(services, 1, minutes=117) in ([ALIEN, HEAT_1986], [HEAT_1986, ALIEN])


async def test_picks_never_repeat_whatever_comes_on_the_list_meanwhile(services: Services) -> None:
    kept = [film.item_id for film in FILMS[:8]]
    await keep(services, *kept)
    first = await services.lists.pick(ME, 3)
    assert first is not None
    await keep(services, FILMS[8].item_id)
    rest = await picks(services, 3)
    assert len(rest) == len(set(rest)) == 9
    assert len({tuple(await picks(services, seed)) for seed in range(5)}) > 1


async def test_history_has_four_tabs_newest_first(services: Services) -> None:
    request = await services.suggestions.understand(ME, "2 films")
    suggested = await services.suggestions.answer(ME, request)
    await services.feedback.give(ME, ALIEN, Kind.RATING, 4, source="card")
    undone = await services.feedback.give(ME, SHAWSHANK, Kind.RATING, 4, source="card")
    await services.feedback.give(ME, SHAWSHANK, Kind.SEEN, 1, source="card")
    await services.feedback.give(ME, HEAT, Kind.HIDDEN, 1, source="card")
    await services.feedback.give(ME, HEAT, Kind.HIDDEN, 0, source="card")
    await services.feedback.undo(ME, undone.signal.signal_id)
    found = {tab: (await services.lists.history(ME, tab, page=0, size=5)).rows for tab in Tab}
    assert [row.item.item_id for row in found[Tab.SUGGESTED]] == [
        each.item_id for each in suggested.answer.recommendations
    ]
    assert all(row.reason and row.answer_id == suggested.answer_id for row in found[Tab.SUGGESTED])
    assert [row.item.item_id for row in found[Tab.RATED]] == [ALIEN]
    assert [row.item.item_id for row in found[Tab.SEEN]] == [SHAWSHANK]
    assert found[Tab.HIDDEN] == ()


async def test_history_has_pages(services: Services) -> None:
    films = [film.item_id for film in FILMS[:5]]
    for item_id in films:
        await services.feedback.give(ME, item_id, Kind.SEEN, 1, source="card")
    pages = [await services.lists.history(ME, Tab.SEEN, page=page, size=2) for page in range(3)]
    assert [row.item.item_id for page in pages for row in page.rows] == films[::-1]
    assert [page.more for page in pages] == [True, True, False]


async def test_a_session_asks_about_well_known_films_each_once(services: Services) -> None:
    await services.feedback.give(ME, SHAWSHANK, Kind.SEEN, 1, source="card")
    asked = []
    while picked := await services.lists.next_to_rate(ME):
        asked.append(picked[0])
    assert [item.rating_count for item in asked] == sorted(
        (item.rating_count for item in asked), reverse=True
    )
    assert {item.item_id for item in asked} == {item.item_id for item in FILMS} - {SHAWSHANK}
