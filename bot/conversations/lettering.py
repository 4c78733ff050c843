"""The letters of our pictures: a typeface that has those of film titles, which Pillow's own lacks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import ImageFont

_FILE = files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf"
_LAST = 0x52F
"""The last of the Latin, Greek and Cyrillic letters, all of which it has."""
_MARKS = frozenset("‘’“”„–—…·½→")


@cache
def typeface(size: int) -> ImageFont.FreeTypeFont:
    """Load the typeface in a size."""
    return ImageFont.truetype(BytesIO(_FILE.read_bytes()), size)


def writable(text: str) -> str:
    """Leave out the letters that the typeface lacks; three dots where none is left."""
    return "".join(letter for letter in text if ord(letter) <= _LAST or letter in _MARKS).strip() or "…"
