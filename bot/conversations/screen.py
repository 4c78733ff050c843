"""A screen: what a person sees next, as plain data that any frontend can draw.

Text in blocks is *plain* unless a block says otherwise: frontends escape it for where it is shown. A screen
knows nothing of Discord or of terminals; limits (how many buttons, how long a text) are the frontend's
business to keep. Conversations write phrases in English (`recommender.phrases`); the router says them in the
language of whoever asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.conversations.action import Action


class Style(StrEnum):
    """How much a button matters; never its only meaning."""

    PRIMARY = "primary"
    NORMAL = "normal"
    GOOD = "good"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A verb somebody can press; at most 34 characters."""

    label: str
    action: Action
    style: Style = Style.NORMAL
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select menu."""

    label: str
    value: str
    description: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The screen's one idea, in a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``quiet`` is for what matters less."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph with a button beside it."""

    text: str
    button: Button


@dataclass(frozen=True, slots=True)
class FilmLine:
    """A film in a list: title, its facts in one line, why in one line, and what can be done with it."""

    item_id: int
    title: str
    facts: str
    """``1999 · 2 h 16 · Sci-Fi, Action``."""
    reason: str = ""
    expected: str = ""
    """``about 4.3 (3.8-4.7)``."""
    label: str = ""
    """safe, stretch or wildcard, where a list has them."""
    blurb: str = ""
    rank: int | None = None
    open: Action | None = None
    press: str = ""
    """What its button says; empty where it opens the film."""


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons that belong together, in order."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Select:
    """A menu of options; the chosen values are appended to ``action``'s arguments, joined by commas."""

    action: Action
    placeholder: str
    options: tuple[Option, ...]
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, with what it shows in words."""

    png: bytes
    name: str
    alt: str


@dataclass(frozen=True, slots=True)
class File:
    """A file to download."""

    content: bytes
    name: str


Block = Heading | Text | TextLine | FilmLine | Buttons | Select | Picture | File


@dataclass(frozen=True, slots=True)
class Screen:
    """What to show: blocks in order, private to the person unless told otherwise.

    ``rateable`` is the film of a card whose public message takes reactions. ``replaces`` says whether a
    screen that answers a button takes the place of the message it was pressed on (else it comes as a new
    private one).
    """

    blocks: tuple[Block, ...]
    private: bool = True
    rateable: int | None = None
    replaces: bool = True
    plain: str = field(default="")
    """The same in one line, for notifications and for readers of screens."""
    addressed: int | None = None
    """Whom a screen that others see too is for: an account that frontends may name."""
    language: str = "en"
    """What its words are in."""
