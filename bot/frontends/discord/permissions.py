"""Answers where something is not allowed us: they say what, and what to do, and come all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import discord

from bot.conversations.screen import Block, File, Picture, Screen, Text
from bot.language import language
from recommender.phrases import Phrase, say

NO_FILES = say(
    "I may not send pictures or files here. Whoever manages the server can allow me “Attach Files”; "
    "or ask me in a direct message."
)
CANNOT_WRITE = say(
    "I may not write where you asked. Whoever manages the server can allow me “View Channel” and “Send "
    "Messages” there. Here is the answer."
)


def may_attach(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether files may be sent where an interaction was made."""
    return interaction.guild_id is None or interaction.app_permissions.attach_files


def has_files(screen: Screen) -> bool:
    """Tell whether anything of a screen is a file."""
    return any(isinstance(block, Picture | File) for block in screen.blocks)


def without_files(screen: Screen) -> Screen:
    """Say what a screen's pictures show instead of showing it, and why."""
    return _noted(replace(screen, blocks=tuple(_in_words(screen))), NO_FILES) if has_files(screen) else screen


def elsewhere(screen: Screen) -> Screen:
    """Say why an answer comes in a direct message."""
    return _noted(screen, CANNOT_WRITE)


def _in_words(screen: Screen) -> Iterator[Block]:
    for block in screen.blocks:
        if isinstance(block, Picture):
            yield Text(block.alt)
        elif not isinstance(block, File):
            yield block


def _noted(screen: Screen, note: Phrase) -> Screen:
    said = Text(language(screen.language).text(note), quiet=True)
    return replace(screen, blocks=(*screen.blocks, said))
