"""Turn the text of single fields into values, or say why not."""

from __future__ import annotations

import ast
import json
import math
import re
from collections.abc import Sequence
from typing import Any

from recommender.sources.reading import BadRowError

FIRST_YEAR, LAST_YEAR = 1870, 2100
YEAR = re.compile(r"\d{4}")
IMDB_ID = re.compile(r"tt\d{7,9}")


def words(text: str, separator: str) -> tuple[str, ...]:
    """Split, strip, drop empty parts and repeats."""
    return tuple(dict.fromkeys(part for part in map(clean, text.split(separator)) if part))


def clean(text: str) -> str:
    """Make every run of white space one space; none at the ends."""
    return " ".join(text.split())


def title_of(text: str) -> str:
    """Clean a title; a row without one is bad."""
    if not (title := clean(text)):
        raise BadRowError("no title")
    return title


def whole(text: str, what: str) -> int:
    """Read a whole number that must be there ("81", "81.0")."""
    number = decimal(text, what)
    if number is None or not number.is_integer():
        raise BadRowError(f"{what} is {text!r}, not a whole number")
    return int(number)


def positive(text: str, what: str) -> int | None:
    """Read a whole number above 0; empty and 0 are unknown."""
    number = decimal(text, what)
    return round(number) if number and number > 0 else None


def decimal(text: str, what: str) -> float | None:
    """Read a number; empty is unknown."""
    if not (text := text.strip()):
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise BadRowError(f"{what} is {text[:40]!r}, not a number")
    return number


def year_of(text: str) -> int | None:
    """Read the year at the start of a date ("1995-10-30", "1995", "1995.0"); empty is unknown."""
    if not (text := text.strip()):
        return None
    found = YEAR.match(text)
    if not found or not FIRST_YEAR <= int(found[0]) <= LAST_YEAR:
        raise BadRowError(f"no year in {text[:40]!r}")
    return int(found[0])


def imdb_id_of(text: str) -> str | None:
    """Find an IMDb id ("tt0114709", a link with one, "114709", "0114709"); None without."""
    if found := IMDB_ID.search(text):
        return found[0]
    return f"tt{int(text):07d}" if text.strip().isdigit() else None


def literal(text: str, what: str) -> Sequence[dict[str, Any]]:
    """Read a list of mappings written as JSON or as a Python literal; empty is an empty list."""
    if not (text := text.strip()):
        return []
    try:
        value = json.loads(text)
    except ValueError:
        try:
            value = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            value = None
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise BadRowError(f"{what} holds no list in JSON or Python form")
    return value


def names_in(text: str, what: str) -> tuple[str, ...]:
    """Read the names of a list of mappings, in order, each once."""
    return tuple(
        dict.fromkeys(clean(str(entry["name"])) for entry in literal(text, what) if entry.get("name"))
    )
