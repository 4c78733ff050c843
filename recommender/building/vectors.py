"""Texts to vectors, kind by kind: what takes most of a build's time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

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
    """Gather every kind's texts as (item_row, text), ascending by row.

    An extract speaks only for a film that has no note: our note says more of what people ask for.
    """
    noted = [(catalog.row_of(note.item_id), note) for note in notes if note.item_id in catalog]
    told = {note.item_id for note in notes}
    rows = range(len(catalog))
    return {
        "facts": [
            (row, facts_text(catalog.item(int(catalog.item_ids[row])), catalog.subgenres_of(row)))
            for row in rows
        ],
        "extract": [
            (catalog.row_of(item_id), extract_text(text))
            for item_id, text in sorted(extracts.items())
            if item_id not in told
        ],
        "note": [(row, note_text(note)) for row, note in noted],
        "asked": [(row, request) for row, note in noted for request in note.asked_for],
    }


def encode_kind(
    name: str,
    texts: Sequence[tuple[int, str]],
    encoder: Encoder,
    known: Mapping[int, NDArray[np.int8]] | None = None,
    progress: Progress = lambda done: None,
) -> VectorKind:
    """Encode one kind's texts, longest first so that a batch holds texts of like length; texts already known
    are not read again.

    Parameters
    ----------
    known : digest of a text → its codes, from the bundle that is being built again (see `known_codes`)
    """
    known = known or {}
    codes = np.zeros((len(texts), encoder.dim), np.int8)
    unread = []
    for place, (_, text) in enumerate(texts):
        found = known.get(digest(text))
        if found is None:
            unread.append(place)
        else:
            codes[place] = found
    progress(len(texts) - len(unread))
    unread.sort(key=lambda place: -len(texts[place][1]))
    for start in range(0, len(unread), BATCH):
        batch = unread[start : start + BATCH]
        codes[batch] = quantise(encoder.encode([texts[place][1] for place in batch]))
        progress(len(batch))
    return VectorKind(name, codes, np.array([row for row, _ in texts], np.int64))


def digest(text: str) -> int:
    """Eight bytes that stand for a text."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def write_digests(folder: Path, name: str, encoder: Encoder, texts: Sequence[tuple[int, str]]) -> None:
    """Write what tells the next build which texts it need not encode again; the encoder's own digest comes
    first."""
    digests = [digest(encoder.name), *(digest(text) for _, text in texts)]
    np.save(folder / f"{name}.digests.npy", np.array(digests, np.uint64))


def known_codes(folder: Path, name: str, encoder: Encoder) -> dict[int, NDArray[np.int8]]:
    """Codes of the texts that an earlier build into this folder encoded, by digest; none if another encoder
    made them."""
    try:
        digests = np.load(folder / f"{name}.digests.npy")
        codes = np.load(folder / f"{name}.npy")
    except (OSError, ValueError):
        return {}
    if len(digests) != len(codes) + 1 or int(digests[0]) != digest(encoder.name):
        return {}
    return dict(zip(digests[1:].tolist(), codes, strict=True))
