"""Headings, paragraphs and films as markdown."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversations.screen import FilmLine, Heading, Text
from bot.frontends.discord.text import clean, clip, escape, line

DOT = " · "


@dataclass(frozen=True, slots=True)
class Trim:
    """How much of each text there is room for."""

    most: int
    """Units of any one text, before escaping."""
    blurbs: bool = True


def heading(block: Heading, trim: Trim) -> str:
    """Write a heading."""
    return f"### {_inline(block.text, trim)}"


def paragraph(block: Text, trim: Trim) -> str:
    """Write a paragraph; a quiet one small and grey."""
    text = escape(clip(clean(block.text), trim.most))
    if not block.quiet:
        return text
    return "\n".join(f"-# {row}" for row in text.splitlines() if row.strip())


def film(block: FilmLine, trim: Trim) -> str:
    """Write a film: title, facts in a line, its blurb, why in a quiet line."""
    rank = f"{block.rank}. " if block.rank is not None else ""
    title = f"**{rank}{_inline(block.title, trim)}**"
    rows = [
        DOT.join(filter(None, (title, _inline(block.label, trim, empty="")))),
        DOT.join(filter(None, (_inline(text, trim, empty="") for text in (block.facts, block.expected)))),
        _inline(block.blurb, trim, empty="") if trim.blurbs else "",
        f"-# {reason}" if (reason := _inline(block.reason, trim, empty="")) else "",
    ]
    return "\n".join(filter(None, rows))


def _inline(text: str, trim: Trim, *, empty: str = "…") -> str:
    return escape(clip(line(text), trim.most)) or empty
