"""From a screen to the parts of a message, within Discord's limits for any titles.

A screen that does not fit gives way in this order: the buttons beside films become one menu, rows of buttons
become menus, the last menus and files go; texts lose their blurbs, then get shorter and shorter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.conversations.screen import Screen, Text
from bot.frontends.discord.composer import Composer, Shape
from bot.frontends.discord.parts import MAX_COMPONENTS, MAX_TEXT, Enclosure, Linked, Part, Words
from bot.frontends.discord.text import ELLIPSIS, clean, units
from bot.frontends.discord.wording import Trim
from bot.language import language

ROOM = MAX_COMPONENTS - 2
"""What is left beside the container that holds everything and the line that says whom it is for."""
TEXT_ROOM = MAX_TEXT - 30
SHAPES = (Shape(), Shape(beside=False), Shape(beside=False, rows=False))
TRIMS = (
    Trim(TEXT_ROOM),
    Trim(TEXT_ROOM, blurbs=False),
    Trim(400, blurbs=False),
    Trim(200, blurbs=False),
    Trim(100, blurbs=False),
    Trim(50, blurbs=False),
)
MAX_FILES = 10


def compose(screen: Screen) -> tuple[Part, ...]:
    """Put a screen's message together.

    Returns
    -------
    Parts that keep every limit of Discord's together; at least one.
    """
    shape = next((shape for shape in SHAPES if _cost(_build(screen, shape, TRIMS[0])) <= ROOM), SHAPES[-1])
    trim = next((trim for trim in TRIMS if _length(_build(screen, shape, trim)) <= TEXT_ROOM), TRIMS[-1])
    parts = tuple(_cut(_build(screen, shape, trim)))
    return parts or compose(Screen((Text(clean(screen.plain) or ELLIPSIS),)))


def _build(screen: Screen, shape: Shape, trim: Trim) -> tuple[Part, ...]:
    composer = Composer(shape, trim, language(screen.language))
    for block in screen.blocks:
        composer.add(block)
    return composer.finish()


def _cost(parts: Iterable[Part]) -> int:
    return sum(part.cost for part in parts)


def _length(parts: Iterable[Part]) -> int:
    return sum(units(part.markdown) for part in parts if isinstance(part, Words | Linked))


def _cut(parts: Iterable[Part]) -> Iterator[Part]:
    """Leave out what still does not fit, from the end."""
    components, text, files = ROOM, TEXT_ROOM, MAX_FILES
    for part in parts:
        if isinstance(part, Words | Linked):
            part = replace(part, markdown=_cut_lines(part.markdown, text))
            if not part.markdown:
                continue
        is_file = isinstance(part, Enclosure)
        if part.cost <= components and is_file <= files:
            components -= part.cost
            text -= _length([part])
            files -= is_file
            yield part


def _cut_lines(markdown: str, room: int) -> str:
    """Drop lines from the end; whole ones, so that no escape is torn apart."""
    if units(markdown) <= room:
        return markdown
    lines = markdown.splitlines()
    while lines and units("\n".join(lines)) + units(ELLIPSIS) > room:
        lines.pop()
    return "\n".join(lines) + ELLIPSIS if lines else ""
