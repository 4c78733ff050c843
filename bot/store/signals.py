"""What people said of films: each thing said is kept, the newest that is not undone stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

import aiosqlite

from bot.store.admission import admit, one
from bot.store.database import Database
from bot.store.records import Kind, NewSignal, Signal
from bot.store.times import from_millis, now, to_millis

_COLUMNS = "signal_id, item_id, kind, value, source, at, predicted, undone_at"
_INSERT = (
    "INSERT INTO signals (user_id, item_id, kind, value, source, at, predicted, batch) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


_SAID = ("item_id", "kind", "value", "source")
_LAST = (
    f"SELECT {_COLUMNS} FROM signals WHERE user_id = ? AND undone_at IS NULL ORDER BY signal_id DESC LIMIT 1"
)


class Signals:
    """Signals of all users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, user_id: int, signal: NewSignal, *, at: datetime | None = None) -> Signal:
        """Store a signal, and its user if new; on return it is on the disk.

        The very same as what this person said last is not said twice: a second tap, which one undoing takes
        back with the first.

        Raises
        ------
        PausedError
            If the person paused learning.
        """
        async with self._database.transaction() as connection:
            last = await one(connection, _LAST, (user_id,))
            if last and all(last[name] == getattr(signal, name) for name in _SAID):
                await admit(connection, user_id, at or now())
                return _signal(last)
            return await insert_signal(connection, user_id, signal, at or now())

    async def add_all(self, user_id: int, signals: Iterable[tuple[NewSignal, datetime | None]]) -> int:
        """Store many signals at once, all or none, each with the time it was given if that is known.

        Returns
        -------
        The batch they can be taken back by.

        Raises
        ------
        PausedError
            If the person paused learning.
        """
        moment = now()
        async with self._database.transaction() as connection:
            await admit(connection, user_id, moment)
            newest = "SELECT coalesce(max(batch), 0) AS batch FROM signals WHERE user_id = ?"
            last = await one(connection, newest, (user_id,))
            batch = int(last["batch"]) + 1 if last else 1
            await connection.executemany(
                _INSERT, [_row(user_id, new, at or moment, batch) for new, at in signals]
            )
        return batch

    async def undo(self, user_id: int, signal_id: int) -> Signal | None:
        """Take a signal back; what stood before it stands again. None if it is not theirs or already
        undone."""
        async with self._database.transaction() as connection:
            return await undo_signal(connection, user_id, signal_id)

    async def undo_batch(self, user_id: int, batch: int) -> int:
        """Take back all that stands of a batch; return how many signals that were."""
        async with self._database.transaction() as connection:
            undone = await connection.execute(
                "UPDATE signals SET undone_at = ? WHERE user_id = ? AND batch = ? AND undone_at IS NULL",
                (to_millis(now()), user_id, batch),
            )
        return undone.rowcount

    async def standing(self, user_id: int) -> list[Signal]:
        """List what stands, one a film and kind, in the order it was meant: what a file brings is older."""
        rows = await self._database.rows(
            f"SELECT {_COLUMNS} FROM standing_signals WHERE user_id = ? ORDER BY at, signal_id", (user_id,)
        )
        return [_signal(row) for row in rows]

    async def standing_of(self, user_id: int, kind: Kind, *, limit: int, offset: int = 0) -> list[Signal]:
        """List what stands of a kind, but not what was taken off a list, newest first."""
        rows = await self._database.rows(
            f"SELECT {_COLUMNS} FROM standing_signals WHERE user_id = ? AND kind = ? AND value > 0 "
            "ORDER BY signal_id DESC LIMIT ? OFFSET ?",
            (user_id, kind, limit, offset),
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
    await admit(connection, user_id, at)
    row = await one(connection, f"{_INSERT} RETURNING {_COLUMNS}", _row(user_id, signal, at))
    assert row is not None
    return _signal(row)


async def undo_signal(connection: aiosqlite.Connection, user_id: int, signal_id: int) -> Signal | None:
    """Mark a signal undone within a transaction."""
    row = await one(
        connection,
        "UPDATE signals SET undone_at = ? WHERE signal_id = ? AND user_id = ? AND undone_at IS NULL "
        f"RETURNING {_COLUMNS}",
        (to_millis(now()), signal_id, user_id),
    )
    return _signal(row) if row else None


def _row(user_id: int, signal: NewSignal, at: datetime, batch: int | None = None) -> tuple[object, ...]:
    return (
        user_id,
        signal.item_id,
        signal.kind,
        signal.value,
        signal.source,
        to_millis(at),
        signal.predicted,
        batch,
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
