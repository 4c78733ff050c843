"""Screens drawn with rich; whatever can be pressed gets a number."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text as Line

from bot.conversations.action import Action
from bot.conversations.screen import (
    Block,
    Button,
    Buttons,
    File,
    FilmLine,
    Heading,
    Option,
    Picture,
    Screen,
    Select,
    Text,
    TextLine,
)
from bot.language import Language, language
from recommender.phrases import Phrase, say

ACCENT = "bold yellow"
INDENT = 5
GAP = "   "


class Drawing:
    """One screen on its way to the terminal; collects the actions behind the numbers it gives."""

    def __init__(self, width: int, spoken: Language) -> None:
        self.actions: list[Action] = []
        self._width = width
        self._spoken = spoken

    def lines(self, screen: Screen) -> Iterable[RenderableType]:
        """Draw a screen's blocks, in order."""
        for block in screen.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterable[RenderableType]:
        match block:
            case Heading():
                yield Line(clean(block.text), style=ACCENT)
            case Text():
                yield Line(clean(block.text), style="dim" if block.quiet else "")
            case FilmLine():
                yield from self._film(block)
            case TextLine():
                yield self._text_line(block)
            case Buttons():
                yield from self._keys(block.buttons)
            case Select():
                yield from self._menu(block)
            case Picture():
                yield self._line(say("Picture: {alt}", alt=block.alt))
            case File():
                yield self._line(say("File: {name}", name=block.name))

    def _film(self, film: FilmLine) -> Iterable[RenderableType]:
        number = self._number(film.open) if film.open else "•"
        title = Line.assemble((number.rjust(INDENT - 1) + " ", "cyan"), (clean(film.title), "bold"))
        if film.expected:
            title.append(f"  ★ {film.expected}", style="yellow")
        if film.label:
            title.append(f"  {clean(film.label)}", style="italic")
        if film.press:
            title.append(f"  {clean(film.press)}", style="cyan")
        yield title
        for text, style in ((film.facts, ""), (film.blurb, "italic"), (film.reason, "dim")):
            if text:
                yield Padding(Line(clean(text), style=style), (0, 0, 0, INDENT), expand=False)

    def _text_line(self, line: TextLine) -> Line:
        said = Line(clean(line.text))
        return said.append(f"  {self._number(line.button.action)} {clean(line.button.label)}", style="cyan")

    def _keys(self, buttons: Iterable[Button]) -> Iterable[Line]:
        row = Line()
        for button in buttons:
            if button.disabled:
                continue
            key = Line.assemble((self._number(button.action), "cyan"), " ", clean(button.label))
            # A row breaks between buttons, never within one.
            if row and row.cell_len + len(GAP) + key.cell_len > self._width:
                yield row
                row = Line()
            row = Line(GAP).join([row, key]) if row else key
        yield row

    def _menu(self, menu: Select) -> Iterable[RenderableType]:
        yield Line(clean(menu.placeholder))
        for option in menu.options:
            number = self._number(Action(menu.action.name, (*menu.action.args, _values(menu, option))))
            mark = "✓ " if option.chosen else ""
            line = Line.assemble((number.rjust(INDENT - 1) + " ", "cyan"), mark, clean(option.label))
            yield line.append(f"  {clean(option.description)}", style="dim") if option.description else line

    def _line(self, said: Phrase) -> Line:
        return Line(clean(self._spoken.text(said)))

    def _number(self, action: Action) -> str:
        self.actions.append(action)
        return f"[{len(self.actions)}]"


def _values(menu: Select, option: Option) -> str:
    """Name the values chosen once this option is pressed, as Discord would: all of them where several may
    be."""
    if menu.most == 1:
        return option.value
    chosen = [other.value for other in menu.options if other.chosen is not (other is option)]
    return ",".join(chosen)


def show(console: Console, screen: Screen) -> list[Action]:
    """Print a screen; return the actions that its numbers press, number 1 first."""
    drawing = Drawing(console.width, language(screen.language))
    for line in drawing.lines(screen):
        console.print(line, highlight=False)
    console.print()
    return drawing.actions


def clean(text: str) -> str:
    """Leave out what a terminal might obey."""
    return "".join(character for character in text if character.isprintable() or character == "\n")
