"""Small things that Matinee itself must not forget; nothing of its users."""

from __future__ import annotations

from bot.store.database import Database


class Notes:
    """A text under each key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, key: str) -> str | None:
        """Return what was noted last; None if nothing was."""
        row = await self._database.row("SELECT value FROM notes WHERE key = ?", (key,))
        return row["value"] if row else None

    async def under(self, prefix: str) -> dict[str, str]:
        """Return all notes whose keys begin so."""
        rows = await self._database.rows(
            "SELECT key, value FROM notes WHERE substr(key, 1, length(?1)) = ?1", (prefix,)
        )
        return {row["key"]: row["value"] for row in rows}

    async def drop(self, key: str) -> None:
        """Forget a note, if there is one."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM notes WHERE key = ?", (key,))

    async def put(self, key: str, value: str) -> None:
        """Note something in the place of what was noted before."""
        async with self._database.transaction() as connection:
            await connection.execute("INSERT OR REPLACE INTO notes (key, value) VALUES (?, ?)", (key, value))
