"""Migrations: plain SQL files, applied forward only, each wholly or not at all.

They lie in ``migrations/`` beside the packages: in a checkout, and under ``share/matinee`` of an installed
Matinee.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from bot.errors import MigrationError, NewerDatabaseError, StoreError
from bot.store.trouble import store_errors

BUSY_TIMEOUT = 5.0
"""Seconds to wait for another process's lock."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    sql: str


def find_migrations(folder: Path | None = None) -> list[Migration]:
    """Read the migrations, in order.

    Raises
    ------
    MigrationError
        If there are none, or their numbers are not 1, 2, 3 ...
    """
    places = [folder] if folder else _places()
    files = next((files for place in places if (files := sorted(place.glob("[0-9]*.sql")))), [])
    if not files:
        raise MigrationError(f"No migrations in {' or '.join(map(str, places))}. Install Matinee again.")
    found = [Migration(int(file.name[:4]), file.stem, file.read_text(encoding="utf-8")) for file in files]
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise MigrationError(f"The migrations in {files[0].parent} are not numbered 0001, 0002 and so on.")
    return found


def migrate(path: Path, folder: Path | None = None, *, busy_timeout: float = BUSY_TIMEOUT) -> list[str]:
    """Bring a database up to date, making it if there is none; return the names of the migrations applied.

    Raises
    ------
    NewerDatabaseError
        If the database was made by a newer Matinee.
    MigrationError
        If a migration failed: those before it stay applied, nothing of it does.
    StoreError
        If the file cannot be opened or written, or is another program's.
    """
    migrations = find_migrations(folder)
    with store_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=busy_timeout, isolation_level=None)) as connection:
            _refuse_foreign(connection, path, newest=len(migrations))
            _use_wal(connection, deadline=monotonic() + busy_timeout)
            # Off, so that a migration may rebuild a table; what refers to nothing is looked for before the
            # commit.
            connection.execute("PRAGMA foreign_keys = OFF")
            return [migration.name for migration in migrations if _apply(connection, migration, path)]


def schema_version(path: Path) -> int:
    """Tell which migration a database is at; 0 where there is no database."""
    if not path.exists():
        return 0
    with store_errors(path), closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT)) as connection:
        return _version(connection)


def _places() -> list[Path]:
    return [Path(__file__).parents[2] / "migrations", Path(sys.prefix) / "share" / "matinee" / "migrations"]


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _refuse_foreign(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    # One statement, one view of the file: another process may be making it just now.
    version, tables = connection.execute(
        "SELECT user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_user_version"
    ).fetchone()
    if version > newest:
        raise NewerDatabaseError(
            f"The database {path} is at version {version}, this Matinee knows {newest}. Update Matinee, "
            f"or name another database under [store] path."
        )
    if version == 0 and tables:
        raise StoreError(f"{path} is another program's database. Name another under [store] path.")


def _use_wal(connection: sqlite3.Connection, deadline: float) -> None:
    # SQLite does not wait by itself for another process that is switching too.
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or monotonic() > deadline:
                raise
            sleep(0.01)


def _apply(connection: sqlite3.Connection, migration: Migration, path: Path) -> bool:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Asked inside the transaction: another process may just have applied it.
        pending = _version(connection) < migration.number
        if pending:
            _execute(connection, migration, path)
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
    return pending


def _execute(connection: sqlite3.Connection, migration: Migration, path: Path) -> None:
    try:
        for statement in _statements(migration.sql):
            connection.execute(statement)
    except sqlite3.Error as error:
        if not (error.sqlite_errorname or "").startswith(("SQLITE_ERROR", "SQLITE_CONSTRAINT")):
            raise
        raise MigrationError(
            f"Migration {migration.name} failed on {path}: {error}. The database is as it was before it."
        ) from error
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise MigrationError(f"Migration {migration.name} would leave rows in {path} that refer to nothing.")
    connection.execute(f"PRAGMA user_version = {migration.number}")


def _statements(sql: str) -> Iterator[str]:
    """Split a script, since ``executescript`` would commit before it began."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if re.sub(r"--.*", "", statement).strip():
        raise MigrationError(f"A migration does not end in a semicolon: {statement.strip()[:80]}")
