"""The database's connections: one that writes, one that reads, neither on the event loop's thread."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.store.health import check
from bot.store.migrations import BUSY_TIMEOUT, migrate
from bot.store.trouble import store_errors


class Database:
    """A migrated database: writes go one after the other, reads beside them.

    A write is acknowledged when it is on the disk (WAL, full synchronisation): what a caller was told is
    saved survives a killed process and a power cut.
    """

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader
        self._turn = asyncio.Lock()

    @property
    def reader(self) -> aiosqlite.Connection:
        """The connection that only reads."""
        return self._reader

    @classmethod
    async def open(cls, path: Path, *, busy_timeout: float = BUSY_TIMEOUT) -> Database:
        """Open a database, making or migrating it first, and reading it through for damage.

        Raises
        ------
        StoreError
            If it cannot be opened, read or written, is damaged, or was made by a newer Matinee.
        """
        await asyncio.to_thread(migrate, path, busy_timeout=busy_timeout)
        await asyncio.to_thread(check, path)
        with store_errors(path):
            writer = await _connect(path, busy_timeout)
            try:
                reader = await _connect(path, busy_timeout)
            except BaseException:
                await writer.close()
                raise
            await reader.execute("PRAGMA query_only = ON")
        return cls(path, writer, reader)

    async def close(self) -> None:
        """Close both connections; what was acknowledged stays."""
        await self._reader.close()
        await self._writer.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """Write: all of the body or nothing of it; waits for its turn.

        Raises
        ------
        StoreError
            If the database is locked by another process, full, or cannot be written. Nothing was saved then.
        """
        async with self._turn:
            with store_errors(self.path):
                await self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield self._writer
                    await self._writer.execute("COMMIT")
                except BaseException:
                    await self._writer.rollback()
                    raise

    async def scrub(self) -> None:
        """Write the file anew without what was deleted, whose bytes lie in free pages and the log till then.

        Raises
        ------
        StoreError
            If the disk is too full for a second copy; what was deleted stays deleted.
        """
        async with self._turn:
            with store_errors(self.path):
                await self._writer.execute("VACUUM")
                await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    async def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Read rows as they were last committed."""
        with store_errors(self.path):
            return list(await self._reader.execute_fetchall(sql, parameters))

    async def row(self, sql: str, parameters: Sequence[object] = ()) -> sqlite3.Row | None:
        """Read the first row, or None."""
        return next(iter(await self.rows(sql, parameters)), None)


async def _connect(path: Path, busy_timeout: float) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, timeout=busy_timeout, isolation_level=None)
    connection.row_factory = sqlite3.Row
    await connection.execute("PRAGMA foreign_keys = ON")
    await connection.execute("PRAGMA synchronous = FULL")
    return connection
