"""Conversations about films, as ReDial, INSPIRED and OpenDialKG publish them: which films each one named.

Of ReDial and INSPIRED the training parts alone are read, so that their other parts can measure.
"""

from __future__ import annotations

import ast
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recommender.errors import SourceError
from recommender.sources.reading import open_text

TITLE_AND_YEAR = re.compile(r"^(?P<title>.*?)\s*\((?P<year>\d{4})\)\s*$")
Film = tuple[str, int | None]
"""Title and year, as somebody named it."""


def read_redial(folder: Path) -> Iterator[list[Film]]:
    """Read the films that each training conversation of ReDial named.

    Raises
    ------
    SourceError
        If the file is missing or a line of it is not JSON.
    """
    for line in _lines(folder / "train_data.jsonl"):
        mentions = line.get("movieMentions")
        # A conversation that named none has an empty list where others have a table.
        yield _films(mentions.values() if isinstance(mentions, dict) else [])


def read_inspired(folder: Path) -> Iterator[list[Film]]:
    """Read the films that each training conversation of INSPIRED named; what starts small is no title.

    Raises
    ------
    SourceError
        If the file is missing.
    """
    with open_text(folder / "inspired_train.csv") as file:
        for row in csv.DictReader(file):
            yield _films(name for name in _listed(row.get("movies") or "") if name[:1].isupper())


def read_opendialkg(folder: Path) -> Iterator[list[Film]]:
    """Read the films that each training conversation of OpenDialKG recommended.

    Raises
    ------
    SourceError
        If the file is missing or a line of it is not JSON.
    """
    named: defaultdict[int, list[str]] = defaultdict(list)
    for line in _lines(folder / "train_data_processed.jsonl"):
        named[line["dialog_id"]] += line["rec"]
    for titles in named.values():
        yield _films(dict.fromkeys(titles))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with open_text(path) as file:
        for number, text in enumerate(file, 1):
            try:
                yield json.loads(text)
            except ValueError as error:
                raise SourceError(f"{path}:{number}: not JSON ({error}); download it again.") from error


def _listed(text: str) -> list[str]:
    """Names of a Python list, as the file writes it; none where it is cut short."""
    try:
        return [str(name) for name in ast.literal_eval(text)]
    except (SyntaxError, ValueError):
        return []


def _films(names: Any) -> list[Film]:
    return [_film(name.strip()) for name in names if name and name.strip()]


def _film(name: str) -> Film:
    match = TITLE_AND_YEAR.match(name)
    return (match["title"], int(match["year"])) if match else (name, None)
