from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import heading


async def test_films_like_one_that_a_message_names(do: Do) -> None:
    screen = await do("like", "I cried when I saw Toy Story again")
    assert heading(screen) == "Like Toy Story (1995)"


async def test_a_message_that_is_a_title(do: Do) -> None:
    assert heading(await do("like", "amélie")) == "Like Amélie (2001)"


async def test_a_message_without_a_film_says_what_to_do(do: Do) -> None:
    screen = await do("like", "good morning everybody")
    assert heading(screen) == "I find no film in that message."
    assert "/similar" in screen.blocks[1].text


async def test_a_message_without_words(do: Do) -> None:
    assert "no words" in heading(await do("like", "  "))
