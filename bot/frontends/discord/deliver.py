"""Where the answer to an acknowledged interaction goes.

A command's fills the message that says "thinking", as private as that was deferred. A button's takes the
place of the message it sits on if that is the person's own; else it comes in a new one: a public one never
changes.
"""

from __future__ import annotations

from typing import Any

import discord

from bot.conversations.screen import Screen
from bot.frontends.discord.draw import draw
from bot.frontends.discord.patience import insist


async def deliver(interaction: discord.Interaction[Any], screen: Screen) -> discord.Message:
    """Show a screen to an acknowledged interaction, and return the message it is in.

    Raises
    ------
    discord.HTTPException, aiohttp.ClientError, OSError
        If Discord will not have it, or cannot be reached.
    """
    if interaction.type is discord.InteractionType.component:
        if not (screen.replaces and _is_private(interaction.message)):
            return await _follow_up(interaction, screen)
        try:
            return await _edit(interaction, screen)
        except discord.NotFound:  # deleted meanwhile
            return await _follow_up(interaction, screen)
    return await _edit(interaction, screen)


async def _edit(interaction: discord.Interaction[Any], screen: Screen) -> discord.Message:
    async def edit() -> discord.Message:
        drawing = draw(screen)
        return await interaction.edit_original_response(view=drawing.view, attachments=drawing.files)

    return await insist(edit)


async def _follow_up(interaction: discord.Interaction[Any], screen: Screen) -> discord.Message:
    async def send() -> discord.Message:
        drawing = draw(screen)
        return await interaction.followup.send(
            view=drawing.view, files=drawing.files, ephemeral=screen.private, wait=True
        )

    return await insist(send)


def _is_private(message: discord.Message | None) -> bool:
    return message is not None and message.flags.ephemeral
