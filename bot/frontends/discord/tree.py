"""The tree of commands: where they may be used, and when they are sent to Discord."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.conversations.router import Router
from bot.frontends.discord.commands import COMMANDS
from bot.frontends.discord.failures import log_failure
from bot.frontends.discord.menus import MENUS
from bot.frontends.discord.patience import CUT, insist
from bot.frontends.discord.translator import CommandTranslator

if TYPE_CHECKING:
    from bot.frontends.discord.client import MatineeClient

TRANSLATOR = CommandTranslator()
SYNCED = "discord.commands"
"""Where the hash of the commands that Discord has is remembered."""


class MatineeTree(app_commands.CommandTree["MatineeClient"]):
    """All commands, usable in servers, in direct messages and in private channels."""

    def __init__(self, client: MatineeClient) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        for command in COMMANDS:
            self.add_command(command)
        for menu in MENUS:
            self.add_command(menu)

    async def on_error(
        self, interaction: discord.Interaction[MatineeClient], error: app_commands.AppCommandError, /
    ) -> None:
        """Answer what no command of ours took: one of another version that Discord still lists."""
        await self.client.attendant.apologize(interaction, error)

    async def digest(self) -> str:
        """Hash all that Discord is told of the commands, in every language, and whose they are."""
        commands = [await command.get_translated_payload(self, TRANSLATOR) for command in self.get_commands()]
        told: Any = [self.client.application_id, sorted(commands, key=lambda command: command["name"])]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    async def sync_if_changed(self, router: Router) -> bool:
        """Send the commands to Discord, but only if they are not those it has; tell whether that was done."""
        await self.set_translator(TRANSLATOR)
        digest = await self.digest()
        if await router.recall(SYNCED) == digest:
            return False
        try:
            await insist(self.sync)
        except (discord.HTTPException, app_commands.AppCommandError, *CUT) as error:
            log_failure("commands not synced; those that Discord has stay", error)
            return False
        await router.remember(SYNCED, digest)
        return True
