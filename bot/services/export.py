"""Our own CSV: what somebody said of films, for a spreadsheet and for ``/import``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from bot.store.records import Signal
from recommender.types import Item

COLUMNS = ("film", "imdb_id", "title", "year", "kind", "value", "at")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes a cell for a formula by, if it begins so."""


def signals_csv(signals: Iterable[Signal], items: Mapping[int, Item]) -> bytes:
    """Write signals, oldest first; films that left the catalogue have no title.

    It begins with a byte order mark, without which spreadsheets misread accents.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for signal in signals:
        item = items.get(signal.item_id)
        writer.writerow(
            (
                signal.item_id,
                (item.imdb_id or "") if item else "",
                safe_cell(item.title) if item else "",
                (item.year or "") if item else "",
                signal.kind,
                f"{signal.value:g}",
                signal.at.isoformat(timespec="milliseconds"),
            )
        )
    return lines.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
