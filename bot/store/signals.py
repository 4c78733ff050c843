"""What people said of films: each thing said is kept, the newest that is not undone stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

import aiosqlite

from bot.errors import PausedError
from bot.store.database import Database
from bot.store.records import Kind, NewSignal, Signal
from bot.store.times import from_millis, now, to_millis

_COLUMNS = "signal_id, item_id, kind, value, source, at, predicted, undone_at"
_INSERT = (
    "INSERT INTO signals (user_id, item_id, kind, value, source, at, predicted) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class Signals:
    """Signals of all users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, user_id: int, signal: NewSignal, *, at: datetime | None = None) -> Signal:
        """Store a signal, and its user if new; on return it is on the disk.

        Raises
        ------
        PausedError
            If the person paused learning.
        """
        async with self._database.transaction() as connection:
            return await insert_signal(connection, user_id, signal, at or now())

    async def add_all(self, user_id: int, signals: Iterable[tuple[NewSignal, datetime | None]]) -> None:
        """Store many signals at once, all or none, each with the time it was given if that is known.

        Raises
        ------
        PausedError
            If the person paused learning.
        """
        moment = now()
        async with self._database.transaction() as connection:
            await _admit(connection, user_id, moment)
            await connection.executemany(_INSERT, [_row(user_id, new, at or moment) for new, at in signals])

    async def undo(self, user_id: int, signal_id: int) -> Signal | None:
        """Take a signal back; what stood before it stands again. None if it is not theirs or already
        undone."""
        async with self._database.transaction() as connection:
            return await undo_signal(connection, user_id, signal_id)

    async def standing(self, user_id: int) -> list[Signal]:
        """List what stands, oldest first; one a film and kind."""
        rows = await self._database.rows(
            f"SELECT {_COLUMNS} FROM standing_signals WHERE user_id = ? ORDER BY signal_id", (user_id,)
        )
        return [_signal(row) for row in rows]

    async def recent(self, user_id: int, *, limit: int = 20) -> list[Signal]:
        """List what was said and is not undone, newest first."""
        rows = await self._database.rows(
            f"SELECT {_COLUMNS} FROM signals WHERE user_id = ? AND undone_at IS NULL "
            "ORDER BY signal_id DESC LIMIT ?",
            (user_id, limit),
        )
        return [_signal(row) for row in rows]


async def insert_signal(
    connection: aiosqlite.Connection, user_id: int, signal: NewSignal, at: datetime
) -> Signal:
    """Insert a signal and its user within a transaction; PausedError if they paused learning."""
    await _admit(connection, user_id, at)
    row = await _one(connection, f"{_INSERT} RETURNING {_COLUMNS}", _row(user_id, signal, at))
    assert row is not None
    return _signal(row)


async def undo_signal(connection: aiosqlite.Connection, user_id: int, signal_id: int) -> Signal | None:
    """Mark a signal undone within a transaction."""
    row = await _one(
        connection,
        "UPDATE signals SET undone_at = ? WHERE signal_id = ? AND user_id = ? AND undone_at IS NULL "
        f"RETURNING {_COLUMNS}",
        (to_millis(now()), signal_id, user_id),
    )
    return _signal(row) if row else None


async def insert_user(connection: aiosqlite.Connection, user_id: int, at: datetime) -> None:
    """Make a user known within a transaction."""
    await connection.execute(
        "INSERT OR IGNORE INTO users (user_id, first_seen) VALUES (?, ?)", (user_id, to_millis(at))
    )


async def _admit(connection: aiosqlite.Connection, user_id: int, at: datetime) -> None:
    """Make a user known, and turn away what a paused one says: asked where it is written, none slips by."""
    await insert_user(connection, user_id, at)
    paused = await _one(connection, "SELECT 1 FROM users WHERE user_id = ? AND paused", (user_id,))
    if paused:
        raise PausedError


async def _one(
    connection: aiosqlite.Connection, sql: str, parameters: Sequence[object]
) -> sqlite3.Row | None:
    return next(iter(await connection.execute_fetchall(sql, parameters)), None)


def _row(user_id: int, signal: NewSignal, at: datetime) -> tuple[object, ...]:
    return (
        user_id,
        signal.item_id,
        signal.kind,
        signal.value,
        signal.source,
        to_millis(at),
        signal.predicted,
    )


def _signal(row: sqlite3.Row) -> Signal:
    return Signal(
        signal_id=row["signal_id"],
        item_id=row["item_id"],
        kind=Kind(row["kind"]),
        value=row["value"],
        source=row["source"],
        at=from_millis(row["at"]),
        predicted=row["predicted"],
        undone=row["undone_at"] is not None,
    )
