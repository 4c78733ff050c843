"""Taste as a picture and in words, and each line corrected."""

from io import BytesIO

import pytest
from PIL import Image

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.screen import Picture, Screen, TextLine
from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import heading, labels, press, texts, titles


def lines(screen: Screen) -> list[str]:
    return [block.text for block in screen.blocks if isinstance(block, TextLine)]


def wrong(screen: Screen, start: str) -> Action:
    """Return what "That's wrong" beside a line does."""
    found = [block for block in screen.blocks if isinstance(block, TextLine) and block.text.startswith(start)]
    return Action.parse(found[0].button.action.custom_id)


@pytest.fixture
async def rated(do: Do) -> None:
    await do("rate", "#1214", 10)
    await do("rate", "#1258", 10)
    await do("rate", "#4973", 2)


async def test_a_stranger_is_asked_to_rate(do: Do) -> None:
    screen = await do("profile")
    assert heading(screen) == "I don't know your taste yet."
    assert heading(await do(press(screen, "Rate films"))).startswith("Have you seen")


@pytest.mark.usefixtures("rated")
async def test_taste_in_words(do: Do) -> None:
    screen = await do("profile")
    assert heading(screen) == "Your taste, from 3 ratings"
    assert texts(screen) == ["A first guess: ten ratings tell much more."]
    told = lines(screen)
    assert told[0].startswith("Horror ")
    assert "sure, give or take" in told[0]
    assert "You like films of the 1970s and 1980s." in told
    assert "You give 3.7 stars on average, 0.4 less than others for the same films." in told
    assert told[-1] == "Closest to your heart: The Shining (1980) and Alien (1979)."


@pytest.mark.usefixtures("rated")
async def test_taste_as_a_picture_says_what_it_shows(do: Do) -> None:
    (picture,) = [block for block in (await do("profile")).blocks if isinstance(block, Picture)]
    with Image.open(BytesIO(picture.png)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 675))
    assert picture.alt.startswith("Your taste, from 3 ratings: Horror ")
    assert len(picture.alt) <= 256


@pytest.mark.usefixtures("rated")
async def test_a_genre_that_is_wrong_is_corrected_and_that_taken_back(do: Do) -> None:
    before = lines(await do("profile"))
    asked = await do(wrong(await do("profile"), "Horror"))
    assert heading(asked) == "What is true of Horror?"
    less = await do(press(asked, "I like it less"))
    assert texts(less)[0] == "Noted: Horror counts half."
    assert lines(less) != before
    assert lines(await do(press(less, "Undo"))) == before


@pytest.mark.usefixtures("rated")
async def test_a_genre_never_wanted_is_never_suggested(do: Do) -> None:
    screen = await do(press(await do(wrong(await do("profile"), "Horror")), "Never suggest it"))
    assert not any(line.startswith("Horror") for line in lines(screen))
    suggested = titles(await do("recommend", "horror")) + titles(await do("similar", "alien"))
    assert suggested
    assert not {"The Shining", "Alien"} & {*suggested}


@pytest.mark.usefixtures("rated")
@pytest.mark.parametrize("line", ["You like films of", "You like the", "You give", "Closest"])
async def test_other_lines_say_what_they_rest_on(do: Do, line: str) -> None:
    screen = await do("profile")
    starts = [text for text in lines(screen) if text.startswith(line)] or ["What you like"]
    told = await do(wrong(screen, starts[0]))
    assert "My ratings" in labels(told)
    assert heading(await do(press(told, "My ratings"))) == "Your history: Rated"


@pytest.mark.parametrize(
    "what", [("wrong", "genre", "Ballet"), ("wrong", "weather"), ("correct", "Horror", "x")]
)
async def test_what_is_no_line_is_refused(do: Do, what: tuple[str, ...]) -> None:
    assert "retired" in (await do(*what)).plain


@pytest.mark.usefixtures("rated")
async def test_the_picture_is_in_the_language_of_who_asks(do: Do) -> None:
    english, german = await do("profile"), await do("profile", person=Person(7, "de"))
    assert [block for block in english.blocks if isinstance(block, Picture)]
    assert [block for block in german.blocks if isinstance(block, Picture)]
