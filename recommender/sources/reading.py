"""Open published files, plain, gzipped or zipped, and walk their rows with line numbers."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO, TypeVar

from recommender.errors import SourceError
from recommender.sources.records import BadRow, Loaded, ReadReport

if TYPE_CHECKING:
    from _csv import Reader

T = TypeVar("T")
Row = Mapping[str, str]
LONGEST_FIELD = 2**24
"""Characters in one field; a cast list in JSON passes the csv module's own limit."""
UNDECODABLE = re.compile("[\udc80-\udcff]")
"""What the surrogateescape error handler makes of bytes that are not of the encoding."""


class BadRowError(ValueError):
    """A row that its reader cannot make sense of; the text is the reason reported."""


@contextmanager
def open_text(path: Path, *, encoding: str = "utf-8-sig") -> Iterator[TextIO]:
    """Open a text file; of a zip its one csv member.

    Raises
    ------
    SourceError
        If there is no such file, or the archive is broken or holds no csv or several.
    """
    if not path.is_file():
        raise SourceError(f"{path}: no such file. See docs/data.md for where each published file belongs.")
    try:
        with _open_binary(path) as binary:
            yield io.TextIOWrapper(binary, encoding=encoding, errors="surrogateescape", newline="")
    except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError) as error:
        raise SourceError(f"{path}: broken archive ({error}); download it again.") from error


@contextmanager
def _open_binary(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".csv") and "__MACOSX" not in name]
            if len(names) != 1:
                raise SourceError(f"{path}: expected one csv file inside, found {names or 'none'}.")
            with archive.open(names[0]) as member:
                yield member
    elif path.suffix == ".gz":
        with gzip.open(path) as unpacked:
            yield unpacked  # type: ignore[misc]
    else:
        with path.open("rb") as plain:
            yield plain


def read_table(
    path: Path,
    parse: Callable[[Row], T | None],
    *,
    columns: Sequence[str],
    what: str,
    encoding: str = "utf-8-sig",
) -> Loaded[tuple[T, ...]]:
    """Read a csv file with a header, a row at a time.

    Parameters
    ----------
    parse : makes a record of a row; None leaves it out silently; raises BadRowError to have it reported
    columns : that the header must hold, others may stand beside them
    what : the form expected, for the error

    Raises
    ------
    SourceError
        If the file is missing or its header lacks a column.
    """
    csv.field_size_limit(LONGEST_FIELD)
    with open_text(path, encoding=encoding) as text:
        rows = csv.reader(text, strict=True)
        header = next(rows, [])
        if missing := [name for name in columns if name not in header]:
            found = ", ".join(header)[:200] or "an empty file"
            raise SourceError(
                f"{path}: expected {what} with the columns {', '.join(columns)}; {missing[0]} is missing. "
                f"Found: {found}"
            )
        return collect(path, _numbered(rows), lambda fields: parse(_row(header, fields)))


def _numbered(rows: Reader) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line that it starts on; one that csv cannot read comes as no fields."""
    while True:
        line = rows.line_num + 1
        try:
            fields = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            fields = [f"\0{error}"]
        if fields:
            yield line, fields


def _row(header: Sequence[str], fields: Sequence[str]) -> Row:
    if len(fields) != len(header):
        if fields[0].startswith("\0"):
            raise BadRowError(fields[0][1:])
        raise BadRowError(f"{len(fields)} fields where the header has {len(header)}")
    return dict(zip(header, fields, strict=True))


def collect(
    path: Path, rows: Iterable[tuple[int, list[str]]], parse: Callable[[list[str]], T | None]
) -> Loaded[tuple[T, ...]]:
    """Parse numbered rows; keep what parses, report what does not."""
    kept: list[T] = []
    bad: list[BadRow] = []
    for line, fields in rows:
        try:
            if any(UNDECODABLE.search(field) for field in fields):
                raise BadRowError("bytes that are no text in the file's encoding")
            record = parse(fields)
        except BadRowError as error:
            bad.append(BadRow(line, str(error)))
        else:
            if record is not None:
                kept.append(record)
    return Loaded(tuple(kept), (ReadReport(path, len(kept), tuple(bad)),))


def lines_of(text: TextIO) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, numbered from 1, without their ends."""
    for line, content in enumerate(text, 1):
        if content := content.rstrip("\r\n"):
            yield line, content
