"""What Tab offers."""

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.conversations.router import Person, Router
from bot.frontends.console.complete import Completions


async def offered(router: Router, typed: str, locale: str = "en") -> list[str]:
    found = Completions(router, Person(0, locale)).get_completions_async(Document(typed), CompleteEvent())
    return [typed[: len(typed) + each.start_position] + each.text async for each in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("/re", "/recommend"),
        ("/q", "/quiz"),
        ("/movie toy st", "/movie Toy Story (1995)"),
        ("/similar Heat | alie", "/similar Heat | Alien (1979)"),
    ],
)
async def test_commands_and_titles(router: Router, typed: str, first: str) -> None:
    assert (await offered(router, typed))[0] == first


@pytest.mark.parametrize("typed", ["a cozy", "", "/recommend heat", "/nothing", "/movie "])
async def test_nothing_else(router: Router, typed: str) -> None:
    assert await offered(router, typed) == []


async def test_in_german(router: Router) -> None:
    assert await offered(router, "/ähn", "de") == ["/ähnlich"]
    assert (await offered(router, "/film toy st", "de"))[0] == "/film Toy Story (1995)"
    assert await offered(router, "/recommend", "de") == []
