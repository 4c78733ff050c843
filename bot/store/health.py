"""Is a database in order? Looked at without changing it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import NewerDatabaseError, StoreError
from bot.store.migrations import find_migrations, schema_version
from bot.store.trouble import store_errors


def examine(path: Path) -> str:
    """Say in what state a database is.

    Raises
    ------
    StoreError
        If it is broken, newer than this Matinee, or cannot be opened.
    """
    newest = len(find_migrations())
    if not path.exists():
        return f"none yet; it will be made at {path}"
    version = schema_version(path)
    if version > newest:
        raise NewerDatabaseError(
            f"{path} is at version {version}, this Matinee knows {newest}. Update Matinee."
        )
    check(path)
    behind = f"; {newest - version} migrations to apply (`migrate`)" if version < newest else ""
    return f"{path} is sound, at version {version}{behind}"


def check(path: Path) -> None:
    """Read a database through for damage.

    Raises
    ------
    StoreError
        If there is any.
    """
    with store_errors(path), closing(sqlite3.connect(path)) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise StoreError(
            f"{path} is damaged ({verdict}). `python -m bot restore BACKUP` puts a backup in its place."
        )
