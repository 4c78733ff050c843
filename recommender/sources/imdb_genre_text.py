"""IMDb descriptions by genre, between " ::: ": id, title with year, genre (not in the test file), text."""

from __future__ import annotations

import re
from pathlib import Path

from recommender.errors import SourceError
from recommender.sources.fields import title_of, whole
from recommender.sources.reading import BadRowError, collect, lines_of, open_text
from recommender.sources.records import FilmRecord, Films

SEPARATOR = " ::: "
TITLE = re.compile(r"^(?P<title>.+?)\s*\((?P<year>\d{4}|\?{4})(?:/[IVXLC]+)?\)(?:\s*\([A-Z]+\))?$")
"""Year "????" is unknown; "/II" tells films of one title and year apart; quotes mark a television series."""


def read_genre_text(path: Path) -> Films:
    """Read train_data.txt or test_data.txt.

    Raises
    ------
    SourceError
        If no line is of this form.
    """
    with open_text(path) as text:
        films = collect(
            path, ((line, content.split(SEPARATOR, 3)) for line, content in lines_of(text)), _film
        )
    if not films.data:
        raise SourceError(
            f"{path}: expected lines of the form 1 ::: Title (1999) ::: drama ::: Description; found none."
        )
    return films


def _film(fields: list[str]) -> FilmRecord:
    if len(fields) not in (3, 4):
        raise BadRowError(f"{len(fields)} fields between ':::', not 3 or 4")
    found = TITLE.match(title_of(fields[1]))
    if not found:
        raise BadRowError(f"no year after the title {fields[1][:40]!r}")
    year = found["year"]
    return FilmRecord(
        found["title"].strip('"'),
        int(year) if year.isdigit() else None,
        source_id=whole(fields[0], "id"),
        genres=(fields[2].strip(),) if len(fields) == 4 else (),
        text=fields[-1].strip(),
    )
