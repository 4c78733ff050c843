"""Everything that is kept of one person, in whichever table: counted, read out, wiped out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import aiosqlite

from bot.store.admission import insert_user, is_opted_out, opt_out
from bot.store.database import Database
from bot.store.times import now

USER = "user_id"
SCRUB = "privacy.scrub"
"""The note that bytes of people wiped out may still lie in free pages."""


@dataclass(frozen=True, slots=True)
class _Owned:
    """A table with rows of persons, and the condition that finds those of one."""

    name: str
    whose: str
    direct: bool
    """It names the person itself; else its rows hang on those of a table that does, and go with them."""


class People:
    """What the tables hold of each person.

    Which tables those are is asked of the database: one that a migration adds is not forgotten.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counts(self, user_id: int) -> dict[str, int]:
        """Count somebody's rows: table → rows, of the tables that have any."""
        counts = {}
        for table in await self._owned():
            row = await self._database.row(
                f"SELECT count(*) FROM {table.name} WHERE {table.whose}", (user_id,)
            )
            counts[table.name] = row[0] if row else 0
        return {name: count for name, count in counts.items() if count}

    async def rows(self, user_id: int) -> dict[str, list[dict[str, Any]]]:
        """Read all of somebody's rows: table → rows, each by column."""
        return {
            table.name: [
                dict(row)
                for row in await self._database.rows(
                    f"SELECT * FROM {table.name} WHERE {table.whose}", (user_id,)
                )
            ]
            for table in await self._owned()
        }

    async def erase(self, user_id: int, *, for_good: bool = False) -> dict[str, int]:
        """Wipe out a person; return what was removed: table → rows.

        On return no table, no free page and no page of the write-ahead log holds the id.

        Parameters
        ----------
        for_good : whether nothing of them is to be stored ever after, until they opt in

        Raises
        ------
        StoreFullError
            If they are gone from every table, but the disk is too full to write the file anew; the next
            start does that.
        """
        owned = await self._owned()
        async with self._database.transaction() as connection:
            removed = {table.name: await _count(connection, table, user_id) for table in owned}
            for table in owned:
                if table.direct:
                    await connection.execute(f"DELETE FROM {table.name} WHERE {table.whose}", (user_id,))
            if for_good:
                await opt_out(connection, user_id, True)
            await connection.execute("INSERT OR REPLACE INTO notes (key, value) VALUES (?, 'due')", (SCRUB,))
        await self.scrub_if_due()
        return {name: count for name, count in removed.items() if count}

    async def scrub_if_due(self) -> None:
        """Write the file anew if somebody was wiped out since that was last done.

        Raises
        ------
        StoreFullError
            If the disk is too full for it.
        """
        due = await self._database.row("SELECT 1 FROM notes WHERE key = ?", (SCRUB,))
        if due:
            await self._database.scrub()
            async with self._database.transaction() as connection:
                await connection.execute("DELETE FROM notes WHERE key = ?", (SCRUB,))

    async def pause(self, user_id: int, paused: bool) -> None:
        """Have nothing new that somebody says of films stored, or have it stored again."""
        moment = now()
        async with self._database.transaction() as connection:
            await insert_user(connection, user_id, moment)
            await connection.execute("UPDATE users SET paused = ? WHERE user_id = ?", (int(paused), user_id))

    async def opt_in(self, user_id: int) -> None:
        """Let somebody who opted out be stored again."""
        async with self._database.transaction() as connection:
            await opt_out(connection, user_id, False)

    async def is_opted_out(self, user_id: int) -> bool:
        """Tell whether somebody wants nothing stored."""
        return await is_opted_out(self._database.reader, user_id)

    async def is_paused(self, user_id: int) -> bool:
        """Tell whether somebody paused learning."""
        row = await self._database.row("SELECT paused FROM users WHERE user_id = ?", (user_id,))
        return bool(row and row["paused"])

    async def _owned(self) -> list[_Owned]:
        named = await self._database.rows(
            "SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns "
            "WHERE tables.type = 'table' AND columns.name = ?",
            (USER,),
        )
        direct = [_Owned(row["name"], f"{USER} = ?", direct=True) for row in named]
        hanging = await self._database.rows(
            "SELECT tables.name, link.'from' AS mine, link.'table' AS parent, "
            "coalesce(link.'to', (SELECT name FROM pragma_table_info(link.'table') WHERE pk)) AS theirs "
            "FROM sqlite_master AS tables, pragma_foreign_key_list(tables.name) AS link "
            "WHERE tables.type = 'table'"
        )
        names = {table.name for table in direct}
        return direct + [
            _Owned(
                row["name"],
                f"{row['mine']} IN (SELECT {row['theirs']} FROM {row['parent']} WHERE {USER} = ?)",
                direct=False,
            )
            for row in hanging
            if row["parent"] in names and row["name"] not in names
        ]


async def _count(connection: aiosqlite.Connection, table: _Owned, user_id: int) -> int:
    ((count,),) = await connection.execute_fetchall(
        f"SELECT count(*) FROM {table.name} WHERE {table.whose}", (user_id,)
    )
    return int(count)
