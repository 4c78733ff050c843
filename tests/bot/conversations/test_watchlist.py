"""The watchlist's panel."""

from bot.conversations.action import Action
from bot.conversations.screen import Screen, Select
from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import films, heading, press, texts, titles

KEPT = (6, 1, 318, 356, 587, 2571, 79132, 1265)


def choose(screen: Screen, placeholder: str, label: str) -> Action:
    """Return what choosing from a menu does, the way Discord would give it back."""
    menus = [block for block in screen.blocks if isinstance(block, Select)]
    (menu,) = [menu for menu in menus if menu.placeholder.startswith(placeholder)]
    (option,) = [option for option in menu.options if option.label == label]
    return Action(menu.action.name, (*menu.action.args, option.value))


async def keep(do: Do) -> None:
    for item_id in KEPT:
        await do("watch", f"#{item_id}")


async def test_an_empty_watchlist_says_how_to_fill_it(do: Do) -> None:
    screen = await do("watchlist")
    assert heading(screen) == "Your watchlist is empty."
    assert heading(await do(press(screen, "Films for me"))) == "For you"
    assert heading(await do("pick")) == "Your watchlist is empty."


async def test_a_watchlist_has_the_best_first(do: Do) -> None:
    await do("watchlist", "#100306")
    added = await do("watchlist", "alien")
    assert texts(added)[0] == "Alien (1979) is on your watchlist."
    screen = await do("watchlist")
    assert heading(screen) == "Your watchlist: 2 films"
    assert titles(screen) == ["Alien", "Heat"]
    assert films(screen)[0].expected == "about 4.0 (3.4-4.6)"
    assert titles(await do(press(screen, "Shortest first"))) == ["Heat", "Alien"]


async def test_a_long_watchlist_has_pages(do: Do) -> None:
    await keep(do)
    first = await do("watchlist")
    second = await do(press(first, "Older"))
    assert [film.rank for film in films(second)] == [7, 8]
    assert len({*titles(first), *titles(second)}) == 8
    assert titles(await do(press(second, "Back"))) == titles(first)


async def test_what_fits_in_the_time_there_is(do: Do) -> None:
    await keep(do)
    short = await do(choose(await do("watchlist"), "How much time", "Fits in 1 h 45"))
    assert heading(short) == "Your watchlist: 2 films fit in 1 h 45"
    assert set(titles(short)) == {"Toy Story", "Groundhog Day"}
    assert heading(await do(choose(short, "How much time", "However long"))) == "Your watchlist: 8 films"


async def test_nothing_that_fits_leads_back_to_the_whole_list(do: Do) -> None:
    await do("watch", "#6")
    none = await do("fit", "fit", 90)
    assert heading(none) == "Nothing on your watchlist is known to fit in 1 h 30."
    assert heading(await do(press(none, "The whole list"))) == "Your watchlist: one film"


async def test_taken_off_and_put_back(do: Do) -> None:
    await keep(do)
    gone = await do(choose(await do("watchlist"), "Take off", "The Matrix (1999)"))
    assert texts(gone)[0] == "The Matrix (1999) is off your watchlist."
    assert heading(gone) == "Your watchlist: 7 films"
    await do(press(gone, "Undo"))
    assert heading(await do("watchlist")) == "Your watchlist: 8 films"


async def test_one_is_picked_and_none_twice(do: Do) -> None:
    await keep(do)
    screen = await do(press(await do("watchlist"), "Pick one for me"))
    picked = [heading(screen)]
    while heading(screen := await do(press(screen, "Pick another"))) != "No more to pick.":
        assert screen.rateable
        picked.append(heading(screen))
    assert len(picked) == len(set(picked)) == 8
    assert heading(await do(press(screen, "Begin again"))) in picked
