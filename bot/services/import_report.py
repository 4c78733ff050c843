"""What came of each line of an imported file, as a CSV of its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from bot.services.export import safe_cell
from bot.services.imports import Imported, Match
from recommender.types import Item

COLUMNS = ("line", "title", "year", "result")
UNREADABLE = "makes no sense"


def report_csv(done: Imported, items: Mapping[int, Item]) -> bytes:
    """Write the film that each line means, or why it means none, in the order of the file."""
    rows = [_row(match, items) for match in done.matches]
    rows += [(number, "", "", UNREADABLE) for number in done.unreadable]
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    writer.writerows(sorted(rows))
    return lines.getvalue().encode("utf-8-sig")


def _row(match: Match, items: Mapping[int, Item]) -> tuple[int, str, str, str]:
    line = match.line
    result = match.why if match.item_id is None else safe_cell(items[match.item_id].label)
    return line.number, safe_cell(line.title), str(line.year or ""), result
