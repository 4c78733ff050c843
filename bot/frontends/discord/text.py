"""Text made safe for Discord: plain words stay plain words, whatever they hold."""

from __future__ import annotations

import re
import string
import unicodedata

ELLIPSIS = "…"
ZERO_WIDTH_SPACE = "\u200b"
_MARKDOWN = re.compile(r"([\\*_~|`\[\]<])")
_LINE_START = re.compile(r"^(\s*)([-+#>]|\d+(?=[.)]))", re.MULTILINE)
_COLON = re.compile(r":(?=//|[\w+-]+:)")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
"""Scripts and emoji need these two; other format characters only disguise text."""


def units(text: str) -> int:
    """Count UTF-16 units: Discord does not say what it counts, and nothing counts more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """Drop what cannot be seen (controls, direction overrides, lone surrogates) and keep line breaks."""
    kept = (char for char in text if char in "\n\t" or char in _JOINERS or not _hidden(char))
    return re.sub(r"\n{3,}", "\n\n", "".join(kept)).strip(string.whitespace + _JOINERS)


def line(text: str) -> str:
    """Clean a text into one line."""
    return " ".join(clean(text).split())


def clip(text: str, most: int) -> str:
    """Shorten a text to so many units, an ellipsis in place of the rest."""
    if units(text) <= most:
        return text
    kept, room = 0, most - units(ELLIPSIS)
    for char in text:
        room -= units(char)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + ELLIPSIS


def escape(text: str) -> str:
    """Escape markdown, mentions, emoji codes and links, so that they show as they were written."""
    escaped = _MARKDOWN.sub(r"\\\1", text)
    escaped = _LINE_START.sub(_escape_start, escaped)
    return _COLON.sub(r"\\:", escaped).replace("@", "@" + ZERO_WIDTH_SPACE)


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


def _hidden(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE
