"""Titles completed while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot import log
from bot.conversations.screen import Option
from bot.frontends.discord.failures import log_failure
from bot.frontends.discord.text import clip, line, units

if TYPE_CHECKING:
    from bot.frontends.discord.client import MatineeClient

MOST = 25
LENGTH = 100


async def complete_title(
    interaction: discord.Interaction[MatineeClient], current: str
) -> list[app_commands.Choice[str]]:
    """Offer films for what was typed so far; none rather than an error."""
    with log.interaction("complete"):
        try:
            options = await interaction.client.attendant.router.complete(current, limit=MOST)
        except Exception as error:
            log_failure("a title was not completed", error)
            return []
    return [choice for option in options[:MOST] if (choice := _choice(option))]


def _choice(option: Option) -> app_commands.Choice[str] | None:
    label = clip(line(option.label), LENGTH)
    if not label or not 0 < units(option.value) <= LENGTH:
        return None
    return app_commands.Choice(name=label, value=option.value)
