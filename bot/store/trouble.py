"""What SQLite complains of, in words that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreBusyError, StoreError, StoreFullError, StoreReadOnlyError


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into StoreErrors that name the database.

    Raises
    ------
    StoreError
        Of the kind that fits.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(error, path) from error
    except OSError as error:
        raise StoreError(f"The database {path} cannot be opened: {error.strerror}.") from error


def _translated(error: sqlite3.Error, path: Path) -> StoreError:
    # Extended names begin with the plain ones: SQLITE_READONLY_DBMOVED, SQLITE_IOERR_WRITE.
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusyError(
            f"Another process holds the database {path}. Stop it, or try again in a moment."
        )
    if name.startswith("SQLITE_FULL"):
        return StoreFullError(
            f"The disk that holds {path} is full. Nothing was saved; make room and try again."
        )
    if name.startswith("SQLITE_READONLY"):
        return StoreReadOnlyError(f"The database {path} cannot be written. Check its owner and its disk.")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return StoreError(
            f"{path} is not a sound database ({error}). "
            "`python -m bot restore BACKUP` puts a backup in its place."
        )
    if name.startswith("SQLITE_CANTOPEN"):
        return StoreError(f"The database {path} cannot be opened. Check that its folder exists and is yours.")
    return StoreError(f"The database {path} failed: {error}.")
