"""The notes as the bundle keeps them: one parquet file, read into arrays aligned with the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from recommender.notes import AUDIENCES, FLAGS, LEVELS, SCALES, Note, mood_vocabulary
from recommender.parquet import read_parquet
from recommender.types import Content, FloatArray, IntArray

FILE = "notes.parquet"
MOOD_STEP = 0.1
"""A note's moods come most fitting first; each further one counts this much less."""


@dataclass(frozen=True, eq=False)
class NoteTable:
    """Notes by item row.

    Attributes
    ----------
    blurbs, themes, mood_names, contents : by item_row, only for films that have a note
    moods : float32, shape (n_items, n_moods); 1 for the first mood of a note, a little less for each further
    one, NaN without a note
    numbers : name → float32, shape (n_items,); content levels, flags (0/1), audience (index into `AUDIENCES`)
    and scales, NaN where unknown"""

    blurbs: dict[int, str]
    themes: dict[int, tuple[str, ...]]
    mood_names: dict[int, tuple[str, ...]]
    contents: dict[int, Content]
    moods: FloatArray
    numbers: dict[str, FloatArray]

    def of_item(self, row: int) -> dict[str, Any]:
        """What an `Item` tells from its note; nothing for a film without one."""
        if row not in self.blurbs:
            return {}
        return {
            "blurb": self.blurbs[row],
            "moods": self.mood_names[row],
            "themes": self.themes[row],
            "content": self.contents[row],
        }


def write_notes(notes: Sequence[Note], folder: Path) -> None:
    """Write the notes' columns, in order of item id."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns: dict[str, list[Any]] = {
        "item_id": [note.item_id for note in notes],
        "blurb": [note.blurb for note in notes],
        "moods": [list(note.moods) for note in notes],
        "themes": [list(note.themes) for note in notes],
        "audience": [note.content.audience for note in notes],
    }
    for name in (*LEVELS, *FLAGS):
        columns[name] = [_number(getattr(note.content, name)) for note in notes]
    for name in SCALES:
        columns[name] = [_number(getattr(note, name)) for note in notes]
    pq.write_table(pa.table(columns), folder / FILE, compression="zstd")


def read_notes_table(folder: Path, item_ids: IntArray) -> NoteTable:
    """Read the notes of the films in the catalogue."""
    table = read_parquet(folder / FILE)
    columns = {name: table.column(name).to_pylist() for name in table.column_names}
    rows = np.searchsorted(item_ids, columns["item_id"])
    vocabulary = {mood: column for column, mood in enumerate(mood_vocabulary())}
    moods = np.full((len(item_ids), len(vocabulary)), np.nan, np.float32)
    for row, names in zip(rows, columns["moods"], strict=True):
        moods[row] = 0
        for place, mood in enumerate(names):
            moods[row, vocabulary[mood]] = 1 - MOOD_STEP * place
    numbers = {name: _spread(columns[name], rows, len(item_ids)) for name in (*LEVELS, *FLAGS, *SCALES)}
    audience = [None if word is None else AUDIENCES.index(word) for word in columns["audience"]]
    numbers["audience"] = _spread(audience, rows, len(item_ids))
    keys = [int(row) for row in rows]
    return NoteTable(
        blurbs=dict(zip(keys, columns["blurb"], strict=True)),
        themes={row: tuple(themes) for row, themes in zip(keys, columns["themes"], strict=True)},
        mood_names={row: tuple(names) for row, names in zip(keys, columns["moods"], strict=True)},
        contents={row: _content(columns, place) for place, row in enumerate(keys)},
        moods=moods,
        numbers=numbers,
    )


def _number(value: int | bool | None) -> int | None:
    return None if value is None else int(value)


def _spread(values: Sequence[int | None], rows: IntArray, n_items: int) -> FloatArray:
    result = np.full(n_items, np.nan, np.float32)
    result[rows] = [np.nan if value is None else value for value in values]
    return result


def _content(columns: dict[str, list[Any]], place: int) -> Content:
    levels = {name: columns[name][place] for name in LEVELS}
    flags = {name: None if columns[name][place] is None else bool(columns[name][place]) for name in FLAGS}
    return Content(**levels, **flags, audience=columns["audience"][place])
