"""Blocks of a screen, one after the other, made into parts of a message of a given shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

import structlog

from bot.conversations.action import MAX_LENGTH, Action
from bot.conversations.screen import (
    Block,
    Button,
    Buttons,
    File,
    FilmLine,
    Heading,
    Option,
    Picture,
    Select,
    Text,
    TextLine,
)
from bot.frontends.discord import wording
from bot.frontends.discord.parts import (
    ALT_LENGTH,
    LABEL_LENGTH,
    MENU_LENGTH,
    OPTION_LENGTH,
    PLACEHOLDER_LENGTH,
    ROW_WIDTH,
    Choice,
    Enclosure,
    Key,
    Linked,
    Menu,
    Part,
    Row,
    Words,
)
from bot.frontends.discord.text import ELLIPSIS, clip, line, units
from bot.frontends.discord.wording import Trim
from bot.language import Language
from recommender.phrases import say

GO = "go"
"""Our own menus: each choice's value is the whole action it stands for."""

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Shape:
    """How roomy a message is."""

    beside: bool = True
    """Buttons beside their films; else in one menu below."""
    rows: bool = True
    """Buttons in rows; else in menus."""


class Composer:
    """Takes blocks, gives parts; drops what Discord would refuse however little there is of it."""

    def __init__(self, shape: Shape, trim: Trim, language: Language) -> None:
        self._shape = shape
        self._trim = trim
        self._say = language.text
        self._parts: list[Part] = []
        self._texts: list[str] = []
        self._films: list[Choice] = []
        self._used: set[str] = set()
        """Custom ids and file names: both must be unique in a message."""
        self._menus = 0

    def add(self, block: Block) -> None:
        """Take the next block."""
        match block:
            case Heading():
                self._texts.append(wording.heading(block, self._trim))
            case Text():
                self._texts.append(wording.paragraph(block, self._trim))
            case FilmLine():
                self._add_film(block)
            case TextLine():
                self._add_line(block)
            case _:
                self._flush()
                self._parts.extend(self._make(block))

    def finish(self) -> tuple[Part, ...]:
        """Give all parts."""
        self._flush()
        return tuple(self._parts)

    def _make(self, block: Buttons | Select | Picture | File) -> Iterable[Part]:
        match block:
            case Buttons():
                return self._rows(block)
            case Select():
                return self._select(block)
            case Picture():
                return [Enclosure(self._name(block.name), block.png, clip(line(block.alt), ALT_LENGTH))]
            case File():
                return [Enclosure(self._name(block.name), block.content)]

    def _add_film(self, block: FilmLine) -> None:
        markdown = wording.film(block, self._trim)
        key = self._key(Button(block.press or self._say(say("Open")), block.open)) if block.open else None
        if key is not None and self._shape.beside:
            self._flush_texts()
            self._parts.append(Linked(markdown, key))
            return
        self._texts.append(f"\n{markdown}" if self._texts else markdown)
        if key is not None:
            self._films.append(_choice(block.title, key.custom_id, block.facts))

    def _add_line(self, block: TextLine) -> None:
        markdown, key = wording.paragraph(Text(block.text), self._trim), self._key(block.button)
        if key is not None and self._shape.beside:
            self._flush_texts()
            self._parts.append(Linked(markdown, key))
            return
        self._texts.append(markdown)
        if key is not None:
            self._films.append(_choice(block.button.label, key.custom_id, block.text))

    def _flush(self) -> None:
        self._flush_texts()
        films, self._films = self._films, []
        self._parts.extend(self._go(self._say(say("Open a film")), films))

    def _flush_texts(self) -> None:
        text = "\n".join(filter(None, self._texts))
        self._texts = []
        if text:
            self._parts.append(Words(text))

    def _rows(self, block: Buttons) -> Iterator[Part]:
        keys = [key for button in block.buttons if (key := self._key(button))]
        if not self._shape.rows:
            choices = [_choice(key.label, key.custom_id) for key in keys if not key.disabled]
            yield from self._go(self._say(say("More")), choices)
            return
        for start in range(0, len(keys), ROW_WIDTH):
            yield Row(tuple(keys[start : start + ROW_WIDTH]))

    def _key(self, button: Button) -> Key | None:
        custom_id = _custom_id(button.action)
        if custom_id is None or custom_id in self._used:
            return None
        self._used.add(custom_id)
        label = clip(line(button.label), LABEL_LENGTH) or ELLIPSIS
        return Key(label, custom_id, button.style, button.disabled)

    def _go(self, placeholder: str, choices: list[Choice]) -> Iterator[Menu]:
        """Make menus whose choices are whole actions."""
        for start in range(0, len(choices), MENU_LENGTH):
            self._menus += 1
            custom_id = Action.of(GO, self._menus).custom_id
            yield Menu(custom_id, placeholder + ELLIPSIS, tuple(choices[start : start + MENU_LENGTH]))

    def _name(self, wanted: str) -> str:
        name = re.sub(r"[^A-Za-z0-9._-]+", "_", wanted).strip("._")[-80:] or "file"
        while name in self._used:
            name = f"1-{name}"
        self._used.add(name)
        return name

    def _select(self, block: Select) -> Iterator[Menu]:
        custom_id = _custom_id(block.action)
        choices = _choices(block.options, block.most)
        if custom_id is None or custom_id in self._used or not choices:
            return
        self._used.add(custom_id)
        most = max(1, min(block.most, len(choices)))
        placeholder = clip(line(block.placeholder), PLACEHOLDER_LENGTH)
        yield Menu(custom_id, placeholder, choices, max(0, min(block.least, most)), most)


def _custom_id(action: Action) -> str | None:
    """Encode an action; one that no button can carry is left out rather than lose the whole answer."""
    with suppress(ValueError):
        if _fits(action.custom_id):
            return action.custom_id
    _log.warning("an action does not fit a button", action=action.name)
    return None


def _choices(options: Iterable[Option], most: int) -> tuple[Choice, ...]:
    fitting = {option.value: option for option in options if _fits(option.value)}
    choices: list[Choice] = []
    for option in [*fitting.values()][:MENU_LENGTH]:
        room = sum(choice.chosen for choice in choices) < most
        choices.append(_choice(option.label, option.value, option.description, option.chosen and room))
    return tuple(choices)


def _fits(value: str) -> bool:
    return bool(value.strip()) and units(value) <= MAX_LENGTH


def _choice(label: str, value: str, description: str = "", chosen: bool = False) -> Choice:
    short = clip(line(label), OPTION_LENGTH) or ELLIPSIS
    return Choice(short, value, clip(line(description), OPTION_LENGTH), chosen)
