"""What does not belong in the catalogue: adult films, what is no film, and what is not out yet."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from recommender.sources.records import FilmRecord
from recommender.title_text import fold

READ_BY_HAND = Path(__file__).with_name("catalog_left_out.csv")
"""item_id, reason: found by reading the list; ids alone, since most of the titles are no pleasure."""
LAST_YEAR = 2025
"""The newest extract was taken in August 2025; what it dates later was a plan."""
EXPLICIT = re.compile(
    r"\b(?:creampie|gangbang|big tits|busty|hentai|netorare|av debut|soapland|vivamax|vmx|kelas bintang)\b",
    re.IGNORECASE,
)
"""Words of the trade, its studios and series; milder ones are in too many films' descriptions."""
PRODUCT_CODE = re.compile(r"\b[A-Z]{3,4}-\d{3}\b")
"""Japanese adult videos carry their number in the title or the text: "ABC-123"."""


class LeftOut(StrEnum):
    """Why a record is not in the catalogue."""

    ADULT = "adult"
    NO_FILM = "not a film"
    NOT_OUT = "not out"
    NO_GENRE = "no genre: nobody has said what it is"
    NO_ID = "no letters of ours in its title to make an id from"
    SAME_ID = "title and year of a film before it"
    SAME_FILM = "another title of a film that is there"


def reason_to_leave_out(record: FilmRecord, item_id: int) -> LeftOut | None:
    """Give the reason against a record without a counterpart in MovieLens; None where there is none."""
    if record.year is None or record.year > LAST_YEAR:
        return LeftOut.NOT_OUT
    if by_hand := _read_by_hand().get(item_id):
        return by_hand
    if not record.genres:
        return LeftOut.NO_GENRE
    if EXPLICIT.search(f"{record.title} {record.text}") or PRODUCT_CODE.search(
        f"{record.title} {record.text}"
    ):
        return LeftOut.ADULT
    return None if fold(record.title) else LeftOut.NO_ID


@cache
def _read_by_hand() -> Mapping[int, LeftOut]:
    with READ_BY_HAND.open(encoding="utf-8", newline="") as file:
        return {int(row["item_id"]): LeftOut(row["reason"]) for row in csv.DictReader(file)}
