"""The Discord client: few intents, no memory of messages, every event handed on."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any

import discord
import structlog
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot import log
from bot.config import DiscordSettings
from bot.conversations.router import Router
from bot.frontends.discord import reactions, talk
from bot.frontends.discord.attendant import Attendant
from bot.frontends.discord.failures import log_failure
from bot.frontends.discord.owed import Owed
from bot.frontends.discord.press import Pressable
from bot.frontends.discord.tree import MatineeTree
from bot.frontends.discord.upload import read_upload

_log = structlog.get_logger(__name__)


def _shards_of(settings: DiscordSettings) -> dict[str, Any]:
    return {} if settings.shard_range is None else {"shard_ids": settings.shard_range}


class MatineeClient(discord.AutoShardedClient):
    """Serves one router on Discord, over as many shards as Discord asks for.

    Parameters
    ----------
    router : the door to the conversations
    settings : where Discord is, and which shards are ours
    """

    def __init__(self, router: Router, settings: DiscordSettings) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(
                guilds=True,
                guild_messages=True,
                dm_messages=True,
                guild_reactions=True,
                dm_reactions=True,
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            shard_count=settings.shards,
            **_shards_of(settings),
        )
        self._owed = Owed(router, settings.shard_ids or "all")
        self.attendant = Attendant(router, self._owed)
        self.tree = MatineeTree(self)
        self._api_url = settings.api_url
        self._background: set[asyncio.Task[None]] = set()
        if settings.api_url is not None:
            Route.BASE = settings.api_url.rstrip("/")

    async def setup_hook(self) -> None:
        """Get ready before the gateway is opened."""
        if self._api_url is not None:
            # discord.py goes to this address when a session is lost, whatever /gateway/bot said.
            _, url, _ = await self.http.get_bot_gateway()
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
        self.add_dynamic_items(Pressable)
        self._start(self._owed.tell(self))
        if await self.tree.sync_if_changed(self.attendant.router):
            _log.info("commands synced")

    async def on_shard_connect(self, shard_id: int) -> None:
        """Read what a new session, unlike a resumed one, is not told: the reactions made meanwhile."""
        _log.info("connected", shard=shard_id)
        if self.is_ready() or shard_id == min(self.shards, default=shard_id):
            self._start(reactions.catch_up(self))

    async def on_message(self, message: discord.Message) -> None:
        """Answer a mention or a direct message."""
        request = talk.read_request(message, self.application_id or 0)
        if request is not None:
            await talk.converse(self, message, request)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take what a form brought; all else that people do has its own way in."""
        upload = read_upload(interaction)
        if upload is not None:
            await self.attendant.take_file(interaction, upload)

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Take a reaction."""
        await reactions.take_reaction(self, payload, added=True)

    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """Take a reaction back."""
        await reactions.take_reaction(self, payload, added=False)

    async def on_ready(self) -> None:
        """Forget the servers that we were removed from while away; who serves some shards cannot tell."""
        if self.shard_ids is None:
            with log.interaction("ready"):
                gone = await self.attendant.router.still_in({guild.id for guild in self.guilds})
                _log.info("ready", servers=len(self.guilds), forgotten=gone)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that we were removed from."""
        with log.interaction("left a server"):
            channels = frozenset(channel.id for channel in (*guild.channels, *guild.threads))
            await self.attendant.router.left(guild.id, channels)
            _log.info("left a server; what was kept of it is deleted")

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what nobody caught, under a reference."""
        error = sys.exception()
        if isinstance(error, Exception):
            with log.interaction(event_method):
                log_failure("an event was not taken", error)

    async def close(self) -> None:
        """Leave Discord; what runs in the background goes on at the next start."""
        for task in self._background:
            task.cancel()
        await super().close()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
