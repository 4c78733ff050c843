"""The history's four tabs, and the way back on each row."""

import pytest

from bot.conversations.action import Action
from bot.conversations.screen import Screen
from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import films, heading, labels, press, texts, titles


def row(screen: Screen, title: str) -> Action:
    """Return what the button beside a row does."""
    (film,) = [film for film in films(screen) if film.title == title]
    assert film.open is not None
    return Action.parse(film.open.custom_id)


@pytest.mark.parametrize(("tab", "says"), [("suggested", "suggested nothing"), ("rated", "rated nothing")])
async def test_no_history_says_so(do: Do, tab: str, says: str) -> None:
    screen = await do("history", tab)
    assert says in texts(screen)[0]
    assert heading(await do(press(screen, "Rate films"))).startswith("Have you seen")


async def test_what_was_suggested_keeps_its_reason_and_opens_with_it(do: Do) -> None:
    await do("recommend", "2 films")
    screen = await do("history")
    assert heading(screen) == "Your history: Suggested"
    assert titles(screen) == ["The Shawshank Redemption (1994)", "Casablanca (1942)"]
    assert films(screen)[0].reason == "Crime, and well liked."
    assert films(screen)[0].facts.startswith("Suggested on ")
    assert "Why?" in labels(await do(row(screen, "Casablanca (1942)")))


async def test_each_row_of_what_was_said_can_be_undone(do: Do) -> None:
    await do("rate", "#6", 9)
    await do("rate", "#1258", 2)
    await do("seen", "#1214")
    await do("hide", "#318")
    rated = await do(press(await do("history"), "Rated"))
    assert [(film.title, film.facts, film.press) for film in films(rated)] == [
        ("The Shining (1980)", "1 star", "Undo"),
        ("Heat (1995)", "4.5 stars", "Undo"),
    ]
    undone = await do(row(rated, "Heat (1995)"))
    assert texts(undone)[0].startswith("Taken back: your 4.5 stars for Heat (1995).")
    assert titles(undone) == ["The Shining (1980)"]
    assert titles(await do(row(await do("history", "seen"), "Alien (1979)"))) == []
    hidden = await do(row(await do("history", "hidden"), "The Shawshank Redemption (1994)"))
    assert "“Not for me”" in texts(hidden)[-1]
    assert "The Shawshank Redemption" in titles(await do("recommend", ""))


async def test_older_rows_are_on_the_next_page(do: Do) -> None:
    for item_id in (6, 1, 318, 356, 587, 2571, 79132):
        await do("seen", f"#{item_id}")
    first = await do("history", "seen")
    second = await do(press(first, "Older"))
    assert titles(second) == ["Heat (1995)"]
    assert titles(await do(press(second, "Newer"))) == titles(first)


async def test_a_tab_that_is_none_is_the_first(do: Do) -> None:
    assert heading(await do("history", "lost")) == "Your history: Suggested"
