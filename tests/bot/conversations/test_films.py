"""Cards, choosing among films of one title, and films like others."""

import pytest

from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import films, heading, labels, press, texts, titles


async def test_a_card_tells_the_film_and_what_is_expected(do: Do) -> None:
    card = await do("movie", "inception")
    assert heading(card) == "Inception (2010)"
    assert texts(card) == [
        "2010 · 2 h 28 · Action, Crime, Sci-Fi",
        "Directed by Christopher Nolan.",
        "For you about 4.1 (3.5-4.7) stars.",
    ]
    assert labels(card)[:8] == ["★ 1", "★ 2", "★ 3", "★ 4", "★ 5", "Seen it", "Watchlist", "Not for me"]
    assert card.rateable == 79132


async def test_a_title_of_several_films_asks_which_year(do: Do) -> None:
    asked = await do("movie", "heat")
    assert heading(asked) == "Which “heat”?"
    assert labels(asked) == ["1995 · Michael Mann", "1986 · Dick Richards"]
    assert heading(await do(press(asked, "1986 · Dick Richards"))) == "Heat (1986)"


async def test_an_unknown_title_offers_the_nearest(do: Do) -> None:
    asked = await do("movie", "the shiny groundhog")
    assert heading(asked) == "I know no film called “the shiny groundhog”."
    assert "Groundhog Day (1993)" in labels(asked)
    assert heading(await do(press(asked, "Groundhog Day (1993)"))) == "Groundhog Day (1993)"


async def test_a_beginning_of_several_titles_asks_which(do: Do) -> None:
    asked = await do("movie", "the sh")
    assert heading(asked) == "Which film is “the sh”?"
    assert "The Shining (1980)" in labels(asked)


async def test_a_title_like_no_other_asks_for_another_spelling(do: Do) -> None:
    asked = await do("movie", "q" * 200)
    assert heading(asked).startswith("I know no film called “qqq")
    assert texts(asked) == ["Check the spelling, or try another of its titles."]


@pytest.mark.parametrize("name", ["movie", "similar", "rate"])
async def test_no_title_asks_for_one(do: Do, name: str) -> None:
    assert heading(await do(name)) == "Which film?"


async def test_an_id_that_is_gone_is_told(do: Do) -> None:
    assert texts(await do("movie", "#999999")) == [
        "I don't know that film any more. Try /movie with its title."
    ]


async def test_similar_shows_two_lists_named_honestly(do: Do) -> None:
    screen = await do("similar", "forrest gump")
    assert heading(screen) == "Like Forrest Gump (1994)"
    assert texts(screen)[:2] == ["Same feel, by what they are about:", "Same fans, by who likes them:"]
    assert "3 sequels hidden." in texts(screen)
    assert [film.rank for film in films(screen)] == list(range(1, 8))
    assert all(film.reason for film in films(screen))


async def test_similar_takes_up_to_three_by_id_or_title(do: Do) -> None:
    by_id = await do("similar", "#2571,79132", "funnier")
    assert heading(by_id) == "Like The Matrix (1999) and Inception (2010), but funnier"
    by_title = await do("similar", "the matrix\ninception", "funnier")
    assert titles(by_title) == titles(by_id)
    assert texts(await do("similar", "1\n6\n318\n356")) == ["At most 3 films at a time, please."]


async def test_similar_asks_which_and_goes_on_with_the_rest(do: Do) -> None:
    asked = await do("similar", "alien\nheat", "less: scary")
    screen = await do(press(asked, "1995 · Michael Mann"))
    assert heading(screen) == "Like Alien (1979) and Heat (1995), but less  scary"


async def test_long_titles_leave_a_button_that_still_fits(do: Do) -> None:
    asked = await do("similar", "heat", "x" * 200)
    assert heading(await do(press(asked, "1995 · Michael Mann"))).startswith("Like Heat (1995), but xxx")


async def test_a_film_named_twice_counts_once(do: Do) -> None:
    assert heading(await do("similar", "alien|Alien (1979)")) == "Like Alien (1979)"


async def test_few_fans_are_admitted(do: Do) -> None:
    assert "Too few people rated it to tell what its fans like." in texts(await do("similar", "#1258"))
