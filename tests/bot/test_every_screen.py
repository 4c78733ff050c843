"""Every screen in every language: nothing unsaid, nothing too long."""

from __future__ import annotations

import re

import pytest

from bot.conversations.person import Person
from bot.conversations.router import Router
from bot.conversations.screen import Button, Buttons, Screen
from bot.frontends.discord.draw import draw
from bot.language import SPOKEN
from tests.bot.crawl import crawl, said
from tests.bot.fakes import FILMS
from tests.bot.pseudo import CODE, speak_pseudo
from tests.standin.components import check_components

SCREENS = 400
QUOTED = sorted(
    {
        *(text for film in FILMS for text in (film.title, *film.directors)),
        *("funnier", "Deutsch", "English", "Letterboxd", "IMDb", "CSV", "JSON"),
    },
    key=len,
    reverse=True,
)
"""What is shown as it is: titles, names, and what people typed."""


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Person:
    speak_pseudo(monkeypatch)
    return Person(7, CODE)


async def test_every_sentence_goes_through_the_catalogue(router: Router, pseudo: Person) -> None:
    unsaid = set()
    for screen in await crawl(router, pseudo, most=SCREENS):
        for text in said(screen):
            ours = re.sub("“[^”]*”", "", text)
            for words in QUOTED:
                ours = ours.replace(words, "")
            if re.search(r"[A-Za-z]{2,}", ours):
                unsaid.add(text)
    assert not unsaid, "\n".join(sorted(unsaid))


async def test_every_screen_fits_discord_at_40_per_cent_more(router: Router, pseudo: Person) -> None:
    for screen in await crawl(router, pseudo, most=SCREENS):
        check(screen)


@pytest.mark.parametrize("code", [code for code in SPOKEN if code != "en"])
async def test_every_screen_fits_discord_in_our_languages(router: Router, code: str) -> None:
    for screen in await crawl(router, Person(7, code), most=SCREENS):
        check(screen)
        for button in buttons(screen):
            assert len(button.label) <= 34, button.label


def check(screen: Screen) -> None:
    drawing = draw(screen)
    files = {file.filename for file in drawing.files}
    assert check_components(drawing.view.to_components(), v2=True, files=files) == []


def buttons(screen: Screen) -> list[Button]:
    return [button for block in screen.blocks if isinstance(block, Buttons) for button in block.buttons]
