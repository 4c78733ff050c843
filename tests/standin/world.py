"""What the stand-in's Discord holds (one bot, one server, people, channels, messages), and its clock."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.standin.forms import Json
from tests.standin.payloads import (
    ALL_PERMISSIONS,
    BOT_ID,
    DIRECT,
    EPOCH,
    GUILD,
    GUILD_ID,
    message_payload,
    user_payload,
)

EPHEMERAL = 1 << 6
LOADING = 1 << 7
V2 = 1 << 15
PATIENCE = 30
"""Seconds after which a test that waits has failed."""


@dataclass(eq=False)
class Channel:
    """A place to talk; the bot takes part in servers' channels and direct messages, not in private ones."""

    id: int
    type: int
    recipient: int | None = None
    can_send: bool = True
    can_attach: bool = True
    deleted: bool = False

    @property
    def guild_id(self) -> int | None:
        return GUILD_ID if self.type == GUILD else None


@dataclass(eq=False)
class Message:
    """A message as Discord keeps it."""

    id: int
    channel: Channel
    author: Json
    content: str = ""
    components: list[Json] = field(default_factory=list)
    flags: int = 0
    attachments: list[Json] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    reactions: dict[str, list[int]] = field(default_factory=dict)
    reference: int | None = None
    pings: bool = False
    edited: int = 0
    seen_by: int | None = None
    """Whose eyes an ephemeral message is for."""

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)

    @property
    def loading(self) -> bool:
        return bool(self.flags & LOADING)


class World:
    """All of it, with a clock that tests may push forward and a way to wait for anything."""

    def __init__(self) -> None:
        self.bot = user_payload(BOT_ID, "Matinee", bot=True)
        self.users: dict[int, Json] = {BOT_ID: self.bot}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.commands: list[Json] = []
        self.syncs = 0
        self.permissions = ALL_PERMISSIONS
        """The bot's own, on the server."""
        self.skipped = 0.0
        self._count = 0

    def now(self) -> float:
        """Seconds since 1970, with what tests skipped."""
        return time.time() + self.skipped

    def next_id(self) -> int:
        self._count += 1
        return (int(self.now() * 1000) - EPOCH) << 22 | self._count & 0x3FFFFF

    def add_channel(self, kind: int, recipient: int | None = None) -> Channel:
        channel = Channel(self.next_id(), kind, recipient)
        self.channels[channel.id] = channel
        return channel

    def direct_channel(self, user_id: int) -> Channel:
        """The channel between the bot and one person."""
        known = [channel for channel in self.channels.values() if channel.recipient == user_id]
        return known[0] if known else self.add_channel(DIRECT, user_id)

    def payload(self, message: Message) -> Json:
        """The message as the API shows it."""
        return message_payload(message, self.bot)

    async def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait until something holds, of the stand-in's or of the bot's."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, f"waited {PATIENCE} s in vain for {what}"
            await asyncio.sleep(0.005)
