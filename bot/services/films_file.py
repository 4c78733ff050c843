"""Films somebody rated or saw elsewhere, read from a CSV of Letterboxd's, IMDb's or our own."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.errors import PersonError
from bot.services.export import COLUMNS
from bot.store.records import Kind
from recommender.phrases import Phrase, joined, say

MOST_BYTES, MOST_ROWS = 5_000_000, 20_000
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
EXPECTED = say(
    "I read Letterboxd's ratings, diary, watched and watchlist CSV, IMDb's ratings CSV, and my own files."
)
NO_FILMS = ("series", "episode", "game", "podcast", "music")
"""What IMDb calls those titles that are no films."""


@dataclass(frozen=True, slots=True)
class Line:
    """One film of a file; ``number`` is its line, the heading being 1."""

    number: int
    title: str
    year: int | None
    kind: Kind
    value: float
    imdb_id: str = ""
    item_id: int | None = None
    at: datetime | None = None
    is_film: bool = True
    """False where the file itself says that it is none."""


def too_large(size: int) -> PersonError | None:
    """Say that a file of so many bytes is too large to be read; None if it is not."""
    if size <= MOST_BYTES:
        return None
    megabytes = MOST_BYTES // 1_000_000
    return _refused(say("That file is larger than {megabytes} MB.", megabytes=megabytes))


def read_films(content: bytes, name: str = "") -> tuple[list[Line], list[int]]:
    """Read a file's films, and the numbers of the lines that make no sense.

    Parameters
    ----------
    name : the file's; one of a watchlist has films to be seen

    Raises
    ------
    PersonError
        If it is too large, no text, or no table that we know.
    """
    text = _text(content)
    if text.lstrip().startswith("{"):
        return _everything(text)
    rows = csv.DictReader(io.StringIO(text, newline=""), restval="")
    lines: list[Line] = []
    unreadable: list[int] = []
    try:
        columns = set(rows.fieldnames or ())
        read = _reader(columns, name)
        for number, row in enumerate(rows, start=2):
            if number > MOST_ROWS + 1:
                raise PersonError(
                    say("That file has more than {rows} rows. Split it and send the parts.", rows=MOST_ROWS)
                )
            try:
                lines.append(read(number, row))
            except ValueError:
                unreadable.append(number)
    except csv.Error as error:
        raise _refused(say("That file is no sound CSV.")) from error
    return lines, unreadable


def _text(content: bytes) -> str:
    if content.startswith(b"PK"):
        raise PersonError(say("That is a zip. Unpack it and send the ratings.csv in it."))
    if error := too_large(len(content)):
        raise error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PersonError(say("That file is not UTF-8 text. Send it as you downloaded it.")) from error
    if "\0" in text:
        raise _refused(say("That file is no text."))
    return text


def _everything(text: str) -> tuple[list[Line], list[int]]:
    """Read our own JSON: of what was said, what was not taken back; the last word on each film."""
    try:
        rows = json.loads(text)["signals"]
        standing = [row for row in rows if row["undone_at"] is None]
        lines = [_stored(number, row) for number, row in enumerate(standing, start=1)]
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError, OSError) as error:
        raise _refused(say("I don't know that file.")) from error
    return lines[:MOST_ROWS], []


def _stored(number: int, row: Mapping[str, Any]) -> Line:
    at = datetime.fromtimestamp(int(row["at"]) / 1000, UTC)
    said = {name: str(row[name]) for name in ("kind", "value")}
    own = {"film": str(row["item_id"]), "imdb_id": "", "title": "", "year": "", "at": at.isoformat()}
    return _own(number, own | said)


def _refused(why: Phrase) -> PersonError:
    return PersonError(joined(" ", [why, EXPECTED]))


def _reader(columns: set[str], name: str) -> Callable[[int, Mapping[str, str]], Line]:
    if set(COLUMNS) <= columns:
        return _own
    if {"Const", "Your Rating", "Title"} <= columns:
        return _imdb
    if {"Name", "Year", "Letterboxd URI"} <= columns:
        return _letterboxd_watchlist if "watchlist" in name.lower() else _letterboxd
    raise _refused(say("I don't know that file's columns."))


def _own(number: int, row: Mapping[str, str]) -> Line:
    kind = Kind(row["kind"])
    title = row["title"].removeprefix("'")
    at = _moment(row["at"])
    value = _stars(row["value"]) if kind is Kind.RATING else float(row["value"])
    if kind is not Kind.RATING and value not in (0, 1):
        raise ValueError(row["value"])
    return Line(number, title, _year(row["year"]), kind, value, row["imdb_id"], int(row["film"]), at)


def _imdb(number: int, row: Mapping[str, str]) -> Line:
    stars = _stars(row["Your Rating"], most=10) / 2
    is_film = not any(word in row.get("Title Type", "").lower() for word in NO_FILMS)
    return Line(
        number,
        row["Title"],
        _year(row.get("Year", "")),
        Kind.RATING,
        stars,
        row["Const"],
        at=_day(row.get("Date Rated", "")),
        is_film=is_film,
    )


def _letterboxd(number: int, row: Mapping[str, str]) -> Line:
    rated = row.get("Rating", "")
    kind, value = (Kind.RATING, _stars(rated)) if rated else (Kind.SEEN, 1.0)
    day = _day(row.get("Watched Date", "") or row.get("Date", ""))
    return Line(number, row["Name"], _year(row["Year"]), kind, value, at=day)


def _letterboxd_watchlist(number: int, row: Mapping[str, str]) -> Line:
    at = _day(row.get("Date", ""))
    return Line(number, row["Name"], _year(row["Year"]), Kind.WATCHLIST, 1.0, at=at)


def _stars(text: str, most: float = 5) -> float:
    stars = float(text)
    if not (most / 10 <= stars <= most and (2 * stars).is_integer()):
        raise ValueError(text)
    return stars


def _year(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> datetime | None:
    return _moment(text) if text else None


def _moment(text: str) -> datetime:
    """Read a time, within what can be: one from the future would outdo whatever is said from now on."""
    at = datetime.fromisoformat(text)
    return min(max(at if at.tzinfo else at.replace(tzinfo=UTC), EARLIEST), datetime.now(UTC))
