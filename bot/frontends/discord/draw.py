"""The parts of a message as discord.py's components, and the files that go with them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.conversations.screen import Screen, Style
from bot.frontends.discord.compose import compose
from bot.frontends.discord.parts import Enclosure, Key, Linked, Menu, Part, Row, Words

ACCENT = discord.Colour(0xC8553D)
"""The one colour, of a cinema's velvet."""
STYLES = {
    Style.PRIMARY: discord.ButtonStyle.primary,
    Style.NORMAL: discord.ButtonStyle.secondary,
    Style.GOOD: discord.ButtonStyle.success,
    Style.DANGER: discord.ButtonStyle.danger,
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A message ready to be sent once: discord.py closes files when it sent them."""

    view: ui.LayoutView
    files: list[discord.File]


def draw(screen: Screen, *, to: int | None = None) -> Drawing:
    """Draw a screen; one that others see too may name whom it is for (which notifies nobody)."""
    parts = compose(screen)
    view = ui.LayoutView(timeout=None)
    if to is not None:
        view.add_item(ui.TextDisplay(f"-# <@{to}>"))
    view.add_item(ui.Container(*map(_item, parts), accent_colour=ACCENT))
    # discord.py keeps no view that is stopped: one dynamic item answers all buttons, for ever, at no memory.
    view.stop()
    files = [part for part in parts if isinstance(part, Enclosure)]
    return Drawing(view, [discord.File(io.BytesIO(file.content), file.name) for file in files])


def _item(part: Part) -> ui.Item[Any]:
    match part:
        case Words():
            return ui.TextDisplay(part.markdown)
        case Linked():
            return ui.Section(part.markdown, accessory=_button(part.key))
        case Row():
            return ui.ActionRow(*map(_button, part.keys))
        case Menu():
            return ui.ActionRow(_menu(part))
        case Enclosure():
            return _enclosure(part)


def _button(key: Key) -> ui.Button[Any]:
    return ui.Button(label=key.label, custom_id=key.custom_id, style=STYLES[key.style], disabled=key.disabled)


def _menu(menu: Menu) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=choice.label,
            value=choice.value,
            description=choice.description or None,
            default=choice.chosen,
        )
        for choice in menu.choices
    ]
    return ui.Select(
        custom_id=menu.custom_id,
        placeholder=menu.placeholder or None,
        options=options,
        min_values=menu.least,
        max_values=menu.most,
    )


def _enclosure(file: Enclosure) -> ui.Item[Any]:
    url = f"attachment://{file.name}"
    if file.alt is None:
        return ui.File(url)
    return ui.MediaGallery(discord.MediaGalleryItem(url, description=file.alt or None))
