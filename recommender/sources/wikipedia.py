"""Wikipedia's American films of 1900-2023 (movies-1990s.json …): title, year, cast, genres, opening words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from recommender.errors import SourceError
from recommender.sources.fields import clean
from recommender.sources.reading import BadRowError, open_text
from recommender.sources.records import BadRow, FilmRecord, Films, Loaded, ReadReport, joined
from recommender.sources.wikipedia_text import countries_in, directors_in, language_in

FILES = "movies-*s.json"
STYLE_SHEET = re.compile(r"\.mw-parser-output [^{}]*\{[^{}]*\}")
"""Left in a few titles by the scraper ("Naked Gun 33⅓")."""
PERSON = re.compile(r"[^()\[\]:]*[A-Z.][^()\[\]:]*")
"""Cast lists also hold "(voices)", "and", "Cast:", "nominee)"."""
REMARK = re.compile(r"\s*\((?:\d{4} )?(?:film|serial|TV special|re-release|3D re-release|short)\)$")


def read_wikipedia(folder: Path) -> Films:
    """Read every decade's file in a folder.

    Raises
    ------
    SourceError
        If there is none.
    """
    paths = sorted(folder.glob(FILES))
    if not paths:
        raise SourceError(f"{folder}: expected Wikipedia movie data, {FILES}; found no such file.")
    return joined(read_decade(path) for path in paths)


def read_decade(path: Path) -> Films:
    """Read one file; a film listed twice (by its article's address) is kept once.

    Entries stand on many lines, so a report counts entries where others count lines.
    """
    with open_text(path) as text:
        try:
            entries = json.load(text)
        except ValueError as error:
            raise SourceError(f"{path}: expected a list of films in JSON; {error}.") from error
    if not isinstance(entries, list):
        raise SourceError(f"{path}: expected a list of films in JSON, found {type(entries).__name__}.")
    films: dict[object, FilmRecord] = {}
    bad: list[BadRow] = []
    for number, entry in enumerate(entries, 1):
        try:
            film = _film(entry)
            films.setdefault((entry.get("href") or number, film.year), film)
        except BadRowError as error:
            bad.append(BadRow(number, str(error)))
    return Loaded(tuple(films.values()), (ReadReport(path, len(films), tuple(bad)),))


def _film(entry: Any) -> FilmRecord:
    if (
        not isinstance(entry, dict)
        or not isinstance(entry.get("title"), str)
        or not isinstance(entry.get("year"), int)
    ):
        raise BadRowError("no film with a title and a year")
    text = clean(entry.get("extract") or "")
    return FilmRecord(
        REMARK.sub("", clean(STYLE_SHEET.sub("", entry["title"]))),
        entry["year"],
        genres=_texts(entry, "genres"),
        cast=tuple(name for name in _texts(entry, "cast") if PERSON.fullmatch(name)),
        directors=directors_in(text),
        countries=countries_in(text),
        language=language_in(text),
        text=text,
    )


def _texts(entry: dict[str, Any], key: str) -> tuple[str, ...]:
    values = entry.get(key) or []
    if not isinstance(values, list):
        raise BadRowError(f"{key} is no list")
    return tuple(
        dict.fromkeys(
            clean(STYLE_SHEET.sub("", value)) for value in values if isinstance(value, str) and value.strip()
        )
    )
