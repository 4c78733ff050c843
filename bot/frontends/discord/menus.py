"""The message menus: any message, read only because somebody pointed at it, becomes one action."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui

from bot.conversations.action import Action

if TYPE_CHECKING:
    from bot.frontends.discord.client import MatineeClient

    Interaction = discord.Interaction[MatineeClient]

FILM_OF_A_BUTTON = re.compile(r"v1:rate:(#\d+):")
"""Star buttons, which all cards have, name their film."""
_NO_WORDS = re.compile(r"<a?:\w+:\d+>|<[@#][!&]?\d+>|<t:-?\d+(:\w)?>|https?://\S+")
"""Emoji, mentions, times and links, as Discord writes them."""


@app_commands.context_menu(name="Films like this")
async def films_like_this(interaction: Interaction, message: discord.Message) -> None:
    """Find films like the one whose card was pointed at, or like those that a message names."""
    film = card_film(message)
    action = Action("similar", (film,)) if film else Action("like", (read_words(message),))
    await interaction.client.attendant.attend(interaction, action)


@app_commands.context_menu(name="Recommend from this message")
async def recommend_from_message(interaction: Interaction, message: discord.Message) -> None:
    """Take a message as a request."""
    words = read_words(message)
    # An empty request means "for you", which nobody asked here.
    action = Action("recommend", (words,)) if words else Action("like", ("",))
    await interaction.client.attendant.attend(interaction, action)


MENUS: tuple[app_commands.ContextMenu, ...] = (films_like_this, recommend_from_message)


def card_film(message: discord.Message) -> str | None:
    """Tell which film's card a message of ours is; None where it is none."""
    ids = (str(getattr(part, "custom_id", "")) for part in _parts(message))
    return next((found[1] for each in ids if (found := FILM_OF_A_BUTTON.match(each))), None)


def read_words(message: discord.Message) -> str:
    """Read what a message says: its text, its embeds', that of its components."""
    texts = [message.content]
    for embed in message.embeds:
        texts += [embed.title or "", embed.description or ""]
    texts += [part.content for part in _parts(message) if isinstance(part, ui.TextDisplay)]
    return " ".join(_NO_WORDS.sub(" ", "\n".join(texts)).split())


def _parts(message: discord.Message) -> Iterator[ui.Item[Any]]:
    return ui.LayoutView.from_message(message, timeout=None).walk_children()
