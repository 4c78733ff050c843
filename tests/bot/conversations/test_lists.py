"""The watchlist, the history, the profile and help."""

from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import films, heading, labels, press, texts, titles


async def test_an_empty_watchlist_says_how_to_fill_it(do: Do) -> None:
    screen = await do("watchlist")
    assert heading(screen) == "Your watchlist is empty."
    assert heading(await do(press(screen, "Films for me"))) == "For you"


async def test_a_watchlist_has_the_best_first(do: Do) -> None:
    await do("watchlist", "#100306")
    added = await do("watchlist", "alien")
    assert texts(added)[0] == "Alien (1979) is on your watchlist."
    screen = await do("watchlist")
    assert heading(screen) == "Your watchlist: 2 films, best for you first"
    assert titles(screen) == ["Alien", "Heat"]
    assert films(screen)[0].expected == "about 4.0 (3.4-4.6)"


async def test_a_long_watchlist_says_how_many_more(do: Do) -> None:
    for item_id in (6, 1, 318, 356, 587, 2571, 79132, 1265, 912, 4973):
        await do("watch", f"#{item_id}")
    screen = await do("watchlist")
    assert len(films(screen)) == 8
    assert "And 2 more." in texts(screen)


async def test_no_history_says_so(do: Do) -> None:
    screen = await do("history")
    assert texts(screen) == ["Nothing yet. Ask for films, or rate a few."]


async def test_history_has_suggestions_with_reasons_and_an_undo_for_each_signal(do: Do) -> None:
    await do("recommend", "")
    await do("similar", "alien")
    await do("recommend", "2 films")
    await do("rate", "#6", 9)
    await do("hide", "#1258")
    screen = await do("history")
    told = [text.split(", ")[1] for text in texts(screen) if text.startswith("Suggested on ")]
    assert told == ["2 films:", "like Alien (1979):", "for you:"]
    assert "The Shawshank Redemption (1994): Crime, and well liked." in texts(screen)
    assert any(text.startswith("Heat (1995): 4.5 stars, ") for text in texts(screen))
    assert any(text.startswith("The Shining (1980): not for you, ") for text in texts(screen))
    assert labels(screen) == ["Undo: The Shining (1980)", "Undo: Heat (1995)"]
    undone = await do(press(screen, "Undo: Heat (1995)"))
    assert texts(undone)[0].startswith("Taken back: your 4.5 stars for Heat (1995).")


async def test_a_stranger_is_asked_to_rate(do: Do) -> None:
    screen = await do("profile")
    assert heading(screen) == "I don't know your taste yet."
    assert heading(await do(press(screen, "Rate films"))).startswith("Have you seen")


async def test_taste_in_words(do: Do) -> None:
    await do("rate", "#1214", 10)
    await do("rate", "#1258", 10)
    await do("rate", "#4973", 2)
    screen = await do("profile")
    assert heading(screen) == "Your taste, from 3 ratings"
    assert texts(screen)[0].startswith("A first guess: Horror ")
    assert texts(screen)[1] == "You give 3.7 stars on average, 0.4 less than others for the same films."
    assert texts(screen)[2] == "You like films of the 1980s and 1970s."
    assert texts(screen)[3] == "Closest to your heart: The Shining (1980) and Alien (1979)."


async def test_shares_in_words_are_per_cent(do: Do) -> None:
    await do("rate", "#1258", 10)
    assert texts(await do("profile"))[0] == "A first guess: Horror 100 %."


async def test_help_has_examples_that_work(do: Do) -> None:
    screen = await do("help")
    assert len(labels(screen)) == 3
    for label in labels(screen):
        answered = await do(press(screen, label))
        assert "wrong on my side" not in answered.plain
