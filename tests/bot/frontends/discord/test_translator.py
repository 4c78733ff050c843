"""Commands, and what is said around them, in other languages."""

from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from bot.frontends.discord.commands import COMMANDS
from bot.frontends.discord.translator import CommandTranslator
from bot.language import FOLDER, language
from tests.bot.frontends.discord.conftest import FakeRouter, Serving
from tests.standin import StandIn
from tests.standin.forms import Json

pytestmark = pytest.mark.usefixtures("bot")


def named(things: list[Json], name: str) -> Json:
    return next(thing for thing in things if thing["name"] == name)


async def test_commands_have_their_names_and_descriptions_in_german(standin: StandIn) -> None:
    recommend = named(standin.world.commands, "recommend")
    assert recommend["name_localizations"] == {"de": "empfehlen"}
    assert recommend["description_localizations"]["de"].startswith("Filme für das")
    show = named(recommend["options"], "show")
    assert show["name_localizations"] == {"de": "für"}
    assert named(show["choices"], "everyone")["name_localizations"] == {"de": "alle"}


async def test_what_is_the_same_is_told_once(standin: StandIn) -> None:
    quiz = named(standin.world.commands, "quiz")
    assert quiz["name_localizations"] == {}
    assert set(quiz["description_localizations"]) == {"de"}


async def test_names_stay_apart_in_every_language(standin: StandIn) -> None:
    for things in (
        standin.world.commands,
        *(command.get("options") or [] for command in standin.world.commands),
    ):
        names = [(thing.get("name_localizations") or {}).get("de", thing["name"]) for thing in things]
        assert len(set(names)) == len(names)


async def test_another_translation_is_sent(
    standin: StandIn, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def nothing(*_: object) -> None:
        pass

    monkeypatch.setattr(CommandTranslator, "translate", nothing)
    async with serving():
        assert standin.world.syncs == 2
        assert named(standin.world.commands, "recommend")["name_localizations"] == {}


def test_sentences_speak_of_commands_by_their_names_there() -> None:
    """A sentence that says "/recommend" in German would send people nowhere."""
    german = language("de")
    names = {german.word(command.name, "command") for command in COMMANDS} | {"quit", "gesehen"}
    with (FOLDER / "de.po").open("rb") as file:
        said = [text for message in read_po(file) if message.id for text in _texts(message.string)]
    mentioned = {name for text in said for name in re.findall(r"(?<!\w)/([^\W\d]+)", text)}
    assert mentioned - names == set()
    assert {"empfehlen", "datenschutz"} <= mentioned


async def test_our_own_words_are_in_the_language_of_who_asks(standin: StandIn, router: FakeRouter) -> None:
    router.screens["help"] = ValueError("a mishap")
    shown = await (await standin.user("ana", locale="de").command("help")).answer()
    assert "schiefgegangen" in shown.text


def _texts(said: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [said] if isinstance(said, str) else list(said or ())
