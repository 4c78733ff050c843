"""One listener for every button and menu of every message ever sent: a custom_id is its action."""

from __future__ import annotations

import re
from typing import Any

import discord
from discord import ui

from bot.conversations.action import Action, UnreadableActionError
from bot.frontends.discord.attendant import Attendant
from bot.frontends.discord.composer import GO
from bot.frontends.discord.upload import IMPORT


class Pressable(ui.DynamicItem[ui.Item[Any]], template=re.compile(r".*", re.DOTALL)):
    """Any component with a custom_id, whichever version of Matinee sent it."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Pressable:
        """Make the item of what was pressed."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer what was pressed; discord.py would only log an error here, so nothing below raises."""
        attendant: Attendant = interaction.client.attendant
        action = read_action(self.custom_id, interaction.data)
        if action is not None and action.name == IMPORT:
            await attendant.ask_for_file(interaction)
        elif action is not None:
            await attendant.attend(interaction, action)
        else:
            await attendant.retire(interaction)


def read_action(custom_id: str, data: Any) -> Action | None:
    """Read what was pressed, with the values chosen; None for an action of another version."""
    values: list[str] = (data or {}).get("values", [])
    try:
        action = Action.parse(custom_id)
        if action.name == GO and values:
            return Action.parse(values[0])
    except UnreadableActionError:
        return None
    return Action(action.name, (*action.args, ",".join(values))) if values else action
