"""Requests in plain words, and the buttons under their answers."""

import math

import pytest

from bot.conversations.person import Person
from bot.conversations.screen import Style
from recommender.types import Expected, Profile, Request
from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import buttons, films, heading, labels, press, texts, titles
from tests.bot.fakes import FakeEngine


async def test_an_answer_says_what_was_understood_and_what_not(do: Do) -> None:
    screen = await do("recommend", "a cozy comedy blorp")
    assert heading(screen) == "For “a cozy comedy blorp”"
    assert texts(screen)[:2] == [
        "Understood: cozy · Comedy",
        "Not understood, only matched by meaning: “blorp”",
    ]


async def test_each_film_has_facts_a_reason_and_what_is_expected(do: Do) -> None:
    screen = await do("recommend", "comedy")
    assert len(films(screen)) == 5
    first = films(screen)[0]
    assert (first.title, first.facts) == ("Amélie", "2001 · 2 h 02 · Comedy, Romance")
    assert first.reason == "Comedy, and well liked."
    assert first.expected == "about 4.2 (3.6-4.8)"
    assert [film.rank for film in films(screen)] == [1, 2, 3, 4, 5]


async def test_a_request_of_which_nothing_is_understood_is_answered_as_a_guess(do: Do) -> None:
    screen = await do("recommend", "blorp")
    assert len(films(screen)) == 5
    assert texts(screen)[-1].endswith("so take these as a guess.")


async def test_an_empty_request_is_for_you(do: Do) -> None:
    screen = await do("recommend", "")
    assert heading(screen) == "For you"
    assert "Adjust" not in labels(screen)


async def test_a_count_is_kept(do: Do) -> None:
    assert len(films(await do("recommend", "2 films"))) == 2


async def test_a_request_that_is_only_a_title_opens_the_film(do: Do) -> None:
    assert heading(await do("recommend", "inception!")) == "Inception (2010)"
    assert heading(await do("recommend", "Heat")) == "Which “Heat”?"
    assert heading(await do("recommend", "something with heat")).startswith("For ")


async def test_a_title_too_ordinary_to_be_noticed_in_a_sentence_opens_the_film_too(
    do: Do, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unnoticed(text: str, *, profile: Profile) -> Request:
        return Request(text, not_understood=tuple(text.split()), profile=profile)

    monkeypatch.setattr(engine, "understand", unnoticed)
    assert heading(await do("recommend", "alien")) == "Alien (1979)"
    assert heading(await do("recommend", "heat")) == "Which “heat”?"
    assert heading(await do("recommend", "alien friends")) == "For “alien friends”"


async def test_a_film_that_nobody_rated_has_no_expected_stars(
    do: Do, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    nan = Expected(math.nan, math.nan, math.nan)
    monkeypatch.setattr("tests.bot.fakes._expected", lambda item, profile: nan)
    for screen in (await do("recommend", ""), await do("similar", "alien")):
        assert {film.expected for film in films(screen)} == {""}
    assert "Too few people have rated it to say how you would like it." in texts(await do("movie", "alien"))
    assert not any("guess" in text for text in texts(await do("session")))
    assert texts(await do("watchlist", "alien"))[0].startswith("Alien (1979) is on your watchlist.")
    assert films(await do("watchlist"))[0].expected == ""


async def test_a_film_opens_from_the_list_with_its_reasons(do: Do) -> None:
    screen = await do("recommend", "comedy")
    opened = films(screen)[0].open
    assert opened is not None
    card = await do(opened)
    why = await do(press(card, "Why?"))
    assert heading(why) == "Why Amélie (2001)?"
    assert texts(why) == [
        "Comedy, and well liked.",
        "60 % for it: how well it is rated",
        "30 % for it: what it is about (cozy)",
        "10 % against it: the films you liked",
        "Expected then: about 4.2 (3.6-4.8) stars.",
    ]


async def test_more_brings_others(do: Do) -> None:
    first = await do("recommend", "comedy")
    more = await do(press(first, "More"))
    assert heading(more) == "More for “comedy”"
    assert not set(titles(first)) & set(titles(more))
    assert not more.replaces


async def test_when_nothing_is_left_more_says_so(do: Do) -> None:
    screen = await do("recommend", "")
    for _ in range(4):
        more = [button for button in buttons(screen) if button.label == "More"]
        if not more:
            break
        screen = await do(more[0].action)
    assert titles(screen) == []
    assert texts(screen)[0].startswith("No other film fits")
    assert "More" not in labels(screen)


async def test_adjust_drops_what_was_understood(do: Do) -> None:
    screen = await do("recommend", "comedy before 1990")
    adjust = await do(press(screen, "Adjust"))
    assert labels(adjust) == ["Drop Comedy", "Drop until 1989"]
    dropped = await do(press(adjust, "Drop until 1989"))
    assert heading(dropped) == "For “comedy”"
    assert texts(dropped)[0] == "Understood: Comedy"
    assert dropped.replaces
    assert "Amélie" in titles(dropped)


async def test_what_was_given_up_and_left_out_is_said(do: Do) -> None:
    screen = await do("recommend", "under 60 minutes")
    assert "Too few films fit all of it, so I gave up how long it is." in texts(screen)
    assert "Left out: one film whose data does not say whether it fits." in texts(screen)


async def test_nudges_change_the_answer(do: Do) -> None:
    screen = await do("recommend", "")
    assert labels(screen) == ["More", "Funnier", "Shorter", "Older", "Less known"]
    assert texts(await do(press(screen, "Funnier")))[0] == "Understood: Comedy"
    assert texts(await do(press(screen, "Shorter")))[0] == "Understood: under 130 min"
    assert texts(await do(press(screen, "Older")))[0] == "Understood: until 1989"
    assert texts(await do(press(screen, "Less known")))[0] == "Understood: hidden gem"


async def test_a_nudge_again_goes_further(do: Do) -> None:
    screen = await do("recommend", "")
    once = await do(press(screen, "Older"))
    twice = await do(press(once, "Older"))
    assert texts(once)[0] != texts(twice)[0]
    assert texts(twice)[0].count("until") == 1


async def test_a_nudge_that_would_change_nothing_is_not_offered(do: Do) -> None:
    assert "Funnier" not in labels(await do("recommend", "comedy"))


async def test_minutes_bound_the_length(do: Do) -> None:
    screen = await do("recommend", "comedy", 100)
    assert set(titles(screen)) == {"Toy Story", "When Harry Met Sally..."}


async def test_somebody_else_may_press_more(do: Do) -> None:
    screen = await do("recommend", "comedy")
    more = await do(press(screen, "More"), person=Person(8))
    assert not set(titles(screen)) & set(titles(more))


@pytest.mark.parametrize(
    "args",
    [("more", "99"), ("more",), ("more", "x"), ("drop", "1"), ("nudge", "1", "sideways"), ("why", "1", "6")],
)
async def test_buttons_of_another_time_answer_kindly(do: Do, args: tuple[str, ...]) -> None:
    await do("recommend", "comedy")
    screen = await do(*args)
    assert len(texts(screen)) == 1
    assert "wrong on my side" not in texts(screen)[0]


async def test_every_button_fits_discord(do: Do) -> None:
    screen = await do("recommend", "a cozy comedy before 1999 under 200 minutes, not horror")
    for each in (screen, await do(press(screen, "Adjust"))):
        assert all(len(button.label) <= 34 and button.action.custom_id for button in buttons(each))
    assert buttons(screen)[0].style is Style.PRIMARY
