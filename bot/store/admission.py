"""Who may be stored: nobody who opted out; and of whoever paused learning, nothing new."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Sequence
from datetime import datetime

import aiosqlite

from bot.errors import OptedOutError, PausedError
from bot.store.times import to_millis

KEY = "privacy.key"
"""The note that digests are keyed with: ids are few enough to be tried one by one without it."""
DIGEST_BYTES = 16
_STANDING = (
    "SELECT EXISTS (SELECT 1 FROM opted_out) AS somebody_is_out, "
    "(SELECT paused FROM users WHERE user_id = ?) AS paused"
)


async def insert_user(connection: aiosqlite.Connection, user_id: int, at: datetime) -> None:
    """Make a user known within a transaction.

    Raises
    ------
    OptedOutError
        If they want nothing stored.
    """
    await _paused(connection, user_id, at)


async def admit(connection: aiosqlite.Connection, user_id: int, at: datetime) -> None:
    """Make a user known, and turn away what a paused one says: asked where it is written, none slips by.

    Raises
    ------
    PausedError
        If they paused learning, or want nothing stored at all.
    """
    if await _paused(connection, user_id, at):
        raise PausedError


async def _paused(connection: aiosqlite.Connection, user_id: int, at: datetime) -> bool:
    """Make a user known unless they opted out; tell whether they paused. One question for those known."""
    row = await one(connection, _STANDING, (user_id,))
    assert row is not None
    if row["somebody_is_out"] and await is_opted_out(connection, user_id):
        raise OptedOutError
    if row["paused"] is None:
        await connection.execute(
            "INSERT OR IGNORE INTO users (user_id, first_seen) VALUES (?, ?)", (user_id, to_millis(at))
        )
    return bool(row["paused"])


async def is_opted_out(connection: aiosqlite.Connection, user_id: int) -> bool:
    """Tell whether somebody wants nothing stored."""
    if not await one(connection, "SELECT 1 FROM opted_out LIMIT 1"):
        return False
    digest = await _digest(connection, user_id)
    return await one(connection, "SELECT 1 FROM opted_out WHERE digest = ?", (digest,)) is not None


async def opt_out(connection: aiosqlite.Connection, user_id: int, out: bool) -> None:
    """Remember, without the id, that somebody wants nothing stored; or that they changed their mind."""
    await connection.execute(
        "INSERT OR IGNORE INTO notes (key, value) VALUES (?, ?)", (KEY, secrets.token_hex(32))
    )
    change = "INSERT OR IGNORE INTO opted_out VALUES (?)" if out else "DELETE FROM opted_out WHERE digest = ?"
    await connection.execute(change, (await _digest(connection, user_id),))


async def one(
    connection: aiosqlite.Connection, sql: str, parameters: Sequence[object] = ()
) -> sqlite3.Row | None:
    """Return the first row, or None."""
    return next(iter(await connection.execute_fetchall(sql, parameters)), None)


async def _digest(connection: aiosqlite.Connection, user_id: int) -> bytes:
    note = await one(connection, "SELECT value FROM notes WHERE key = ?", (KEY,))
    assert note is not None
    key = bytes.fromhex(note["value"])
    return hashlib.blake2b(str(user_id).encode(), digest_size=DIGEST_BYTES, key=key).digest()
