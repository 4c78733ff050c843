"""Serving Discord, from the first login to the last answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord
import structlog

from bot.config import DiscordSettings
from bot.conversations.router import Router
from bot.errors import ConfigError
from bot.frontends.discord.client import MatineeClient
from bot.frontends.discord.patience import passing

SECONDS_TO_DRAIN = 4.0
"""How long answers under way may take once we are told to stop."""
SECONDS_TO_APOLOGIZE = 3.0
"""How long telling the others may take then."""
PAUSES = (1, 2, 5, 10, 30, 60)
"""Seconds between attempts to reach Discord; the last for as long as it takes."""
AUTHENTICATION_FAILED = 4004
REFUSED = (
    "Discord refuses the token. Copy it again from your application's Bot page"
    " (https://discord.com/developers/applications) to token under [discord]."
)

_log = structlog.get_logger(__name__)


async def serve(router: Router, settings: DiscordSettings) -> None:
    """Serve Discord until cancelled; then finish the answers under way.

    Raises
    ------
    ConfigError
        If there is no token or Discord refuses it.
    """
    if settings.token is None:
        raise ConfigError("Discord needs a token: set token under [discord], or MATINEE_DISCORD__TOKEN.")
    attempt = 0
    while True:
        try:
            async with _client(router, settings) as client:
                await client.start(settings.token.get_secret_value())
            return
        except discord.LoginFailure:
            raise ConfigError(REFUSED) from None
        except discord.ConnectionClosed as error:
            if error.code == AUTHENTICATION_FAILED:
                raise ConfigError(REFUSED) from None
            reason = f"gateway closed with {error.code}"
        except (discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
            reason = type(error).__name__
        except discord.HTTPException as error:
            if not passing(error):
                raise
            reason = f"status {error.status}"
        pause = PAUSES[min(attempt, len(PAUSES) - 1)]
        attempt += 1
        _log.warning("Discord cannot be reached; trying again", reason=reason, seconds=pause)
        await asyncio.sleep(pause)


@asynccontextmanager
async def _client(router: Router, settings: DiscordSettings) -> AsyncIterator[MatineeClient]:
    async with MatineeClient(router, settings) as client:
        try:
            yield client
        finally:
            unanswered = await client.attendant.settled(SECONDS_TO_DRAIN)
            if unanswered:
                _log.warning("stopped before everybody was answered", unanswered=unanswered)
                await client.attendant.interrupt(SECONDS_TO_APOLOGIZE)
