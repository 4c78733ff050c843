"""Where the answer to an acknowledged interaction goes.

A command's fills the message that says "thinking", as private as that was deferred. A button's takes the
place of the message it sits on if that is the person's own; else it comes in a new one: a public one never
changes. Where a message is gone a new one takes its place; where all of the interaction is, a direct one.
"""

from __future__ import annotations

from typing import Any

import discord

from bot.conversations.screen import Screen
from bot.frontends.discord.draw import draw
from bot.frontends.discord.patience import insist
from bot.frontends.discord.permissions import has_files, may_attach, without_files
from bot.frontends.discord.refusals import UNKNOWN_MESSAGE, lacks_permission, place_is_gone


async def deliver(interaction: discord.Interaction[Any], screen: Screen) -> discord.Message:
    """Show a screen to an acknowledged interaction, and return the message it is in.

    Raises
    ------
    discord.HTTPException, aiohttp.ClientError, OSError
        If Discord will not have it, or cannot be reached.
    """
    shown = screen if may_attach(interaction) else without_files(screen)
    try:
        return await _place(interaction, shown)
    except discord.HTTPException as error:
        if lacks_permission(error) and has_files(shown):
            return await _place(interaction, without_files(shown))
        if place_is_gone(error):
            return await _write(interaction.user, screen)
        raise


async def _place(interaction: discord.Interaction[Any], screen: Screen) -> discord.Message:
    changes = interaction.type is not discord.InteractionType.component or (
        screen.replaces and _is_private(interaction.message)
    )
    if not changes:
        return await _follow_up(interaction, screen)
    try:
        return await _edit(interaction, screen)
    except discord.NotFound as error:
        if error.code != UNKNOWN_MESSAGE:
            raise
        return await _follow_up(interaction, screen)  # deleted meanwhile


async def _edit(interaction: discord.Interaction[Any], screen: Screen) -> discord.Message:
    async def edit() -> discord.Message:
        drawing = draw(screen)
        return await interaction.edit_original_response(view=drawing.view, attachments=drawing.files)

    return await insist(edit)


async def _follow_up(interaction: discord.Interaction[Any], screen: Screen) -> discord.Message:
    async def send() -> discord.Message:
        drawing = draw(screen, to=screen.addressed)
        return await interaction.followup.send(
            view=drawing.view, files=drawing.files, ephemeral=screen.private, wait=True
        )

    return await insist(send)


async def _write(person: discord.abc.User, screen: Screen) -> discord.Message:
    async def send() -> discord.Message:
        drawing = draw(screen)
        assert isinstance(person, discord.User | discord.Member)
        return await person.send(view=drawing.view, files=drawing.files)

    return await insist(send)


def _is_private(message: discord.Message | None) -> bool:
    return message is not None and message.flags.ephemeral
