"""Ratings and tags as frames: the columns, and the one reader for every MovieLens ratings file."""

from __future__ import annotations

from array import array
from pathlib import Path

import numpy as np
import pandas as pd

from recommender.errors import SourceError
from recommender.sources.reading import BadRowError, lines_of, open_text
from recommender.sources.records import BadRow, Loaded, ReadReport

USER = "user_id"
ITEM = "item_id"
STARS = "stars"
TIME = "timestamp"
TAG = "tag"
MIN_STARS, MAX_STARS = 0.5, 5.0

Frame = Loaded[pd.DataFrame]


def read_ratings(path: Path, *, separator: str, header: str = "") -> Frame:
    """Read a ratings file of four fields a line: user, film, stars, time.

    Twenty million lines come through here, so fields go straight into arrays.

    Parameters
    ----------
    header : the first line as it must stand; empty where the form has none

    Returns
    -------
    A frame of USER and ITEM (int64), STARS (float32, 0.5-5) and TIME (int64, seconds since 1970), in the
    file's order.

    Raises
    ------
    SourceError
        If the header differs, or the file has no header and its first line is no rating.
    """
    users, items, stars, times = array("q"), array("q"), array("f"), array("q")
    bad: list[BadRow] = []
    with open_text(path) as text:
        for line, content in lines_of(text):
            if line == 1 and header:
                _check_header(path, content, header)
                continue
            try:
                user, item, value, time = _rating(content, separator)
            except BadRowError as error:
                if line == 1:
                    raise SourceError(
                        f"{path}: expected ratings ({separator.join((USER, ITEM, STARS, TIME))}); {error}."
                    ) from error
                bad.append(BadRow(line, str(error)))
            else:
                users.append(user)
                items.append(item)
                stars.append(value)
                times.append(time)
    columns = {USER: users, ITEM: items, STARS: stars, TIME: times}
    frame = pd.DataFrame({name: np.array(values) for name, values in columns.items()})
    return Loaded(frame, (ReadReport(path, len(frame), tuple(bad)),))


def _check_header(path: Path, found: str, expected: str) -> None:
    if found != expected:
        raise SourceError(f"{path}: expected the first line to be {expected!r}, found {found[:80]!r}.")


def _rating(content: str, separator: str) -> tuple[int, int, float, int]:
    fields = content.split(separator)
    try:
        user, item, value, time = int(fields[0]), int(fields[1]), float(fields[2]), int(fields[3])
    except (ValueError, IndexError):
        raise BadRowError(f"{content[:40]!r} is no rating") from None
    if len(fields) != 4 or not MIN_STARS <= value <= MAX_STARS:
        raise BadRowError(f"{content[:40]!r} is no rating of {MIN_STARS:g} to {MAX_STARS:g} stars")
    return user, item, value, time
