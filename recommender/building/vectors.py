"""Texts to vectors, kind by kind: what takes most of a build's time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from recommender.building.texts import extract_text, facts_text, note_text
from recommender.catalog import Catalog
from recommender.encoders import Encoder
from recommender.notes import Note
from recommender.vectors import VectorKind, quantise

Progress = Callable[[int], None]
BATCH = 256


def gather_texts(
    catalog: Catalog, notes: Sequence[Note], extracts: Mapping[int, str]
) -> dict[str, list[tuple[int, str]]]:
    """Gather every kind's texts as (item_row, text), ascending by row."""
    noted = [(catalog.row_of(note.item_id), note) for note in notes if note.item_id in catalog]
    rows = range(len(catalog))
    return {
        "facts": [(row, facts_text(catalog.item(int(catalog.item_ids[row])), catalog.subgenres_of(row))) for row in rows],
        "extract": [(catalog.row_of(item_id), extract_text(text)) for item_id, text in sorted(extracts.items())],
        "note": [(row, note_text(note)) for row, note in noted],
        "asked": [(row, request) for row, note in noted for request in note.asked_for],
    }


def encode_kind(
    name: str, texts: Sequence[tuple[int, str]], encoder: Encoder, progress: Progress = lambda done: None
) -> VectorKind:
    """Encode one kind's texts, longest first so that a batch holds texts of like length."""
    order = sorted(range(len(texts)), key=lambda place: -len(texts[place][1]))
    codes = np.zeros((len(texts), encoder.dim), np.int8)
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        codes[batch] = quantise(encoder.encode([texts[place][1] for place in batch]))
        progress(len(batch))
    return VectorKind(name, codes, np.array([row for row, _ in texts], np.int64))
