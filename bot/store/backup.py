"""A copy of the database while it is in use, and such a copy put back in its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from bot.errors import StoreBusyError, StoreError
from bot.store.health import examine
from bot.store.migrations import migrate
from bot.store.trouble import store_errors

ASIDE = ".before-restore"
"""What the name of a database that gave way to a backup ends in."""


def back_up(path: Path, to: Path) -> str:
    """Copy a database, whole and of one moment, while others read and write it; say what was written.

    Raises
    ------
    StoreError
        If there is no database, the copy's place is taken, or the disk is full. Nothing half-written is left.
    """
    if not path.exists():
        raise StoreError(f"There is no database at {path} to back up. [store] path names it.")
    if to.exists():
        raise StoreError(f"{to} exists; a backup overwrites nothing. Name another file.")
    part = to.with_name(f"{to.name}.part")
    try:
        with store_errors(part):
            to.parent.mkdir(parents=True, exist_ok=True)
            _copy(path, part)
        examine(part)
        os.replace(part, to)
    finally:
        with suppress(OSError):
            part.unlink()
    return f"{to}: {to.stat().st_size / 1e6:.1f} MB, sound"


def restore(path: Path, backup: Path) -> str:
    """Put a backup in a database's place; what was there stays beside it. Say what was done.

    Raises
    ------
    StoreError
        If the backup is missing, damaged or newer than this Matinee, or the database is in use. Nothing was
        changed then.
    """
    if not backup.exists():
        raise StoreError(f"There is no backup at {backup}.")
    examine(backup)
    _refuse_if_in_use(path)
    aside = path.with_name(f"{path.name}{ASIDE}")
    new = path.with_name(f"{path.name}.restored")
    with store_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, new)
        for end in ("", "-wal", "-shm"):
            # A log left by what gives way would be played into the backup.
            if (old := path.with_name(f"{path.name}{end}")).exists():
                os.replace(old, aside.with_name(f"{aside.name}{end}"))
        os.replace(new, path)
    migrate(path)
    kept = f"; what was there is {aside}" if aside.exists() else ""
    return f"{examine(path)}{kept}"


def _copy(path: Path, to: Path) -> None:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
        # One file, that needs no other beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("PRAGMA synchronous = FULL")


def _refuse_if_in_use(path: Path) -> None:
    """Take the database for ourselves alone for a moment: SQLite refuses that while another has it open."""
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=1)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise StoreBusyError(f"{path} is in use. Stop Matinee, then restore.") from error
    except sqlite3.DatabaseError:
        return  # Not sound: all the more reason to restore.
