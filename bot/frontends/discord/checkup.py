"""A look at Discord from outside: is the token good, and what is missing where."""

from __future__ import annotations

import aiohttp
import discord
from discord.http import Route

from bot.config import DiscordSettings
from bot.errors import ConfigError

NEEDED = {
    "view_channel": "View Channels",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "add_reactions": "Add Reactions",
    "read_message_history": "Read Message History",
}
"""What every feature together takes; without one of them answers come all the same, in another form."""
PERMISSIONS = discord.Permissions(**dict.fromkeys(NEEDED, True)).value
INSTALL = "https://discord.com/oauth2/authorize?client_id={}&scope=bot+applications.commands&permissions={}"


async def check_up(settings: DiscordSettings) -> list[tuple[bool, str]]:
    """Ask Discord, and say for each thing found whether it is well.

    Raises
    ------
    ConfigError
        If there is no token, Discord refuses it or cannot be reached.
    """
    if settings.token is None:
        raise ConfigError("Discord needs a token: set token under [discord], or MATINEE_DISCORD__TOKEN.")
    if settings.api_url is not None:
        Route.BASE = settings.api_url.rstrip("/")
    async with discord.Client(intents=discord.Intents.none()) as client:
        try:
            await client.login(settings.token.get_secret_value())
            guilds = await client.http.get_guilds(200)
        except discord.LoginFailure:
            raise ConfigError("Discord refuses the token. Copy it again from the Bot page.") from None
        except (TimeoutError, discord.HTTPException, aiohttp.ClientError, OSError) as error:
            raise ConfigError(f"Discord cannot be reached ({type(error).__name__}).") from None
        link = INSTALL.format(client.application_id, PERMISSIONS)
        return [(True, f"the token is good; in {len(guilds)} servers. To install: {link}")] + [
            (False, f"server {guild['name']!r}: allow me {', '.join(lacking)} in its settings, under Roles")
            for guild in guilds
            if (lacking := missing(int(guild["permissions"])))
        ]


def missing(permissions: int) -> list[str]:
    """Name what is lacking, as Discord's settings do."""
    held = discord.Permissions(permissions)
    if held.administrator:
        return []
    return [name for flag, name in NEEDED.items() if not getattr(held, flag)]
