"""The Discord frontend before the stand-in, with a router that says what tests tell it to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress
from datetime import datetime

import pytest
from pydantic import SecretStr

from bot.config import DiscordSettings
from bot.conversations.action import Action
from bot.conversations.imports import Upload
from bot.conversations.router import Person, Router
from bot.conversations.screen import Heading, Option, Screen, Text
from bot.frontends.discord import serve
from bot.frontends.discord.client import MatineeClient
from bot.language import Language, language
from tests.standin import StandIn


class FakeRouter(Router):
    """Answers every action with its own words, unless told otherwise; remembers what it was asked."""

    def __init__(self) -> None:
        self.screens: dict[str, Screen | Exception] = {}
        self.asked: list[tuple[Person, Action]] = []
        self.landed: list[tuple[Screen, int, bool]] = []
        self.reactions: list[tuple[int, int, str, bool]] = []
        self.options: list[Option] | Exception = []
        self.memory: dict[str, str] = {}
        self.cards: list[tuple[int, int, int]] = []
        self.known: set[tuple[int, str]] = set()
        self.speaks = True
        self.servers_in: set[int] = set()
        self.servers_left: list[tuple[int, frozenset[int]]] = []
        self.gate: asyncio.Event | None = None
        self.everyone = False

    async def answer(self, person: Person, action: Action) -> Screen:
        self.asked.append((person, action))
        if self.gate is not None:
            await self.gate.wait()
        screen = self.screens.get(action.name) or Screen((Heading(action.name), Text(repr(action.args))))
        if isinstance(screen, Exception):
            raise screen
        return screen

    async def take_file(self, person: Person, upload: Upload) -> Screen:
        content = await upload.read()
        return Screen((Text(f"{upload.size} bytes: {content.decode()}"),))

    async def language(self, person: Person) -> Language:
        return language(person.locale)

    async def shows_everyone(self, person: Person, asked: bool | None = None) -> bool:
        return self.everyone if asked is None else asked

    async def may_speak(self, person: Person) -> bool:
        return self.speaks

    async def still_in(self, guild_ids: Collection[int]) -> int:
        self.servers_in = {*guild_ids}
        return 0

    async def left(self, guild_id: int, channel_ids: frozenset[int]) -> None:
        self.servers_left.append((guild_id, channel_ids))

    async def complete(self, text: str, *, limit: int = 25) -> list[Option]:
        if isinstance(self.options, Exception):
            raise self.options
        return self.options

    async def shown(
        self, person: Person, screen: Screen, *, message_id: int, channel_id: int, public: bool
    ) -> None:
        self.landed.append((screen, message_id, public))

    async def react(self, person: Person, *, message_id: int, emoji: str, added: bool) -> Screen | None:
        self.reactions.append((person.user_id, message_id, emoji, added))
        return Screen((Text(f"{emoji} {'counts' if added else 'is gone'}"),)) if emoji != "🦄" else None

    async def reacted_messages(self, since: datetime) -> list[tuple[int, int, int]]:
        return self.cards

    async def known_reactions(self, message_id: int) -> set[tuple[int, str]]:
        return self.known

    async def recall(self, key: str) -> str | None:
        return self.memory.get(key)

    async def recall_all(self, prefix: str) -> dict[str, str]:
        return {key: value for key, value in self.memory.items() if key.startswith(prefix)}

    async def forget(self, key: str) -> None:
        self.memory.pop(key, None)

    async def remember(self, key: str, value: str) -> None:
        self.memory[key] = value


@pytest.fixture
def router() -> FakeRouter:
    return FakeRouter()


@pytest.fixture(autouse=True)
def _no_queue_for_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord wants five seconds between the sessions of one bot; the stand-in does not."""

    async def at_once(self: MatineeClient, shard_id: int, *, initial: bool = False) -> None:
        pass

    monkeypatch.setattr(MatineeClient, "before_identify_hook", at_once)


@pytest.fixture
async def standin() -> AsyncIterator[StandIn]:
    async with StandIn() as standin:
        yield standin


Serving = Callable[[], "asynccontextmanager[None]"]


@pytest.fixture
def serving(standin: StandIn, router: FakeRouter) -> Serving:
    """The bot, running for as long as the block does."""

    @asynccontextmanager
    async def serving() -> AsyncIterator[None]:
        settings = DiscordSettings(token=SecretStr(standin.token), api_url=standin.api_url)
        before = standin.gateway.identifies
        task = asyncio.create_task(serve(router, settings))
        try:
            await standin.ready(identifies=before + 1)
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    return serving


@pytest.fixture
async def bot(serving: Serving) -> AsyncIterator[None]:
    async with serving():
        yield
