"""The parts a message is put together from, with what each costs of Discord's limits.

A message of Components V2 holds at most 40 components, nested ones included, and 4,000 characters of text.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversations.screen import Style

MAX_COMPONENTS = 40
MAX_TEXT = 4000
ROW_WIDTH = 5
MENU_LENGTH = 25
LABEL_LENGTH = 34
"""Ours; Discord would take 80."""
OPTION_LENGTH = 100
PLACEHOLDER_LENGTH = 150
ALT_LENGTH = 256


@dataclass(frozen=True, slots=True)
class Words:
    """Markdown."""

    markdown: str

    @property
    def cost(self) -> int:
        """Components this takes."""
        return 1


@dataclass(frozen=True, slots=True)
class Key:
    """A button."""

    label: str
    custom_id: str
    style: Style = Style.NORMAL
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """Markdown with a button beside it."""

    markdown: str
    key: Key

    @property
    def cost(self) -> int:
        """Components this takes: itself, its text, its button."""
        return 3


@dataclass(frozen=True, slots=True)
class Row:
    """One to five buttons."""

    keys: tuple[Key, ...]

    @property
    def cost(self) -> int:
        """Components this takes."""
        return 1 + len(self.keys)


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a menu."""

    label: str
    value: str
    description: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of one to 25 choices."""

    custom_id: str
    placeholder: str
    choices: tuple[Choice, ...]
    least: int = 1
    most: int = 1

    @property
    def cost(self) -> int:
        """Components this takes: itself and its row."""
        return 2


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file; shown as a picture where it has an alternative text."""

    name: str
    content: bytes
    alt: str | None = None

    @property
    def cost(self) -> int:
        """Components this takes."""
        return 1


Part = Words | Linked | Row | Menu | Enclosure
