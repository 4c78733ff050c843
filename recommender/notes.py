"""Our own notes on films: a blurb, moods, themes, typical requests, content, and directions to move along.

They live in ``recommender/data/notes/*.jsonl``, one film a line (see docs/notes.md), and are compiled into
the bundle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from recommender.errors import SourceError
from recommender.types import Content

FOLDER = Path(__file__).parent / "data" / "notes"
AUDIENCES = ("children", "family", "teens", "adults")
LEVELS = ("violence", "gore", "scares", "sexual", "language", "sadness")
FLAGS = ("sad_ending", "animal_harm")
SCALES = {"pace": (1, 5), "tone": (1, 5), "complexity": (1, 5), "humour": (0, 3), "fame": (1, 5)}


@dataclass(frozen=True, slots=True)
class Note:
    """One film's note.

    ``pace`` runs from slow to fast, ``tone`` from light to dark, ``complexity`` from plain to demanding (each
    1-5), ``humour`` 0-3, ``fame`` from obscure to known by nearly everybody (1-5); None where the writer was
    unsure. ``facts`` holds what the sources do not know of a film: directors, cast, language, countries,
    runtime."""

    item_id: int
    imdb: str | None
    title: str
    year: int | None
    blurb: str
    moods: tuple[str, ...]
    themes: tuple[str, ...]
    asked_for: tuple[str, ...]
    content: Content
    pace: int | None
    tone: int | None
    complexity: int | None
    humour: int | None
    fame: int | None
    facts: dict[str, Any]


@lru_cache(maxsize=1)
def mood_vocabulary() -> tuple[str, ...]:
    """The moods a note may use, in the order of ``moods.txt``."""
    return tuple((FOLDER / "moods.txt").read_text(encoding="utf-8").split())


def read_notes(folder: Path = FOLDER) -> list[Note]:
    """Read all notes of a folder, by item id.

    Raises
    ------
    SourceError
        At the first line that breaks the schema, naming the file, the line and the rule; or where a film has
        two notes.
    """
    notes: dict[int, Note] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in _lines(path):
            note = parse_note(line, where=f"{path.name}:{number}")
            if note.item_id in notes:
                raise SourceError(
                    f"{path.name}:{number}: film {note.item_id} has a note already; keep one of them."
                )
            notes[note.item_id] = note
    return [notes[item_id] for item_id in sorted(notes)]


def parse_note(line: str, *, where: str) -> Note:
    """Read one note from its JSON line.

    Raises
    ------
    SourceError
        If the line breaks the schema; ``where`` names it.
    """
    try:
        entry = json.loads(line)
        problems = list(_problems(entry))
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        raise SourceError(f"{where}: not a note in JSON ({error}); see docs/notes.md.") from error
    if problems:
        raise SourceError(f"{where}: {'; '.join(problems)}; see docs/notes.md.")
    return Note(
        item_id=entry["item_id"],
        imdb=entry["imdb"],
        title=entry["title"],
        year=entry["year"],
        blurb=entry["blurb"],
        moods=tuple(entry["moods"]),
        themes=tuple(entry["themes"]),
        asked_for=tuple(entry["asked_for"]),
        content=Content(**entry["content"]),
        facts=entry.get("facts", {}),
        **{name: entry[name] for name in SCALES},
    )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, line


def _problems(entry: dict[str, Any]) -> Iterator[str]:
    """Name every rule a note breaks."""
    if not isinstance(entry["item_id"], int):
        yield "item_id is no whole number"
    if not 25 <= len(entry["blurb"].split()) <= 40:
        yield f"the blurb has {len(entry['blurb'].split())} words, 25 to 40 are asked for"
    strange = [mood for mood in entry["moods"] if mood not in mood_vocabulary()]
    if strange or not 3 <= len(entry["moods"]) <= 6:
        yield f"moods must be 3 to 6 of moods.txt (not {strange})" if strange else "moods must be 3 to 6"
    if not 4 <= len(entry["themes"]) <= 8:
        yield "themes must be 4 to 8"
    if len(entry["asked_for"]) != 6 or len(set(entry["asked_for"])) != 6:
        yield "asked_for must be 6 different requests"
    yield from _content_problems(entry["content"])
    for name, (least, most) in SCALES.items():
        if entry[name] is not None and not least <= entry[name] <= most:
            yield f"{name} must be {least} to {most} or null"


def _content_problems(content: dict[str, Any]) -> Iterator[str]:
    if set(content) != {*LEVELS, *FLAGS, "audience"}:
        yield f"content must hold exactly {', '.join((*LEVELS, *FLAGS, 'audience'))}"
        return
    for name in LEVELS:
        if content[name] not in (None, 0, 1, 2, 3):
            yield f"content.{name} must be 0 to 3 or null"
    for name in FLAGS:
        if content[name] not in (None, True, False):
            yield f"content.{name} must be true, false or null"
    if content["audience"] not in (None, *AUDIENCES):
        yield f"content.audience must be one of {', '.join(AUDIENCES)} or null"
