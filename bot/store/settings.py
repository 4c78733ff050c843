"""What people set for themselves, and the wishes that hold for whatever is suggested to them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Literal

from bot.store.admission import insert_user
from bot.store.database import Database
from bot.store.times import now, to_millis
from recommender.types import Side, Slot

Show = Literal["me", "everyone"]


@dataclass(frozen=True, slots=True)
class UserSettings:
    """One person's settings; as they are here until they change them.

    ``show`` is who sees answers unless a command says otherwise. ``language`` is the one to talk in, None for
    that of Discord. ``reactions`` on cards count. A ``hidden`` person is told of to nobody else.
    """

    show: Show = "me"
    language: str | None = None
    reactions: bool = True
    hidden: bool = False


class SettingsOfPeople:
    """Settings and standing wishes of all users."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, user_id: int) -> UserSettings:
        """Read somebody's settings."""
        row = await self._database.row("SELECT * FROM settings WHERE user_id = ?", (user_id,))
        return _settings(row) if row else UserSettings()

    async def put(self, user_id: int, settings: UserSettings) -> None:
        """Store somebody's settings in the place of those before.

        Raises
        ------
        OptedOutError
            If they want nothing stored.
        """
        values = (settings.show, settings.language, int(settings.reactions), int(settings.hidden))
        async with self._database.transaction() as connection:
            await insert_user(connection, user_id, now())
            await connection.execute(
                "INSERT OR REPLACE INTO settings (user_id, show, language, reactions, hidden) "
                "VALUES (?, ?, ?, ?, ?)",
                (user_id, *values),
            )

    async def wishes(self, user_id: int) -> tuple[Slot, ...]:
        """List what somebody wishes of every suggestion, by kind and value; without labels."""
        rows = await self._database.rows(
            "SELECT kind, value, side, hard FROM wishes WHERE user_id = ? ORDER BY kind, value",
            (user_id,),
        )
        return tuple(
            Slot(row["kind"], row["value"], "", Side(row["side"]), bool(row["hard"])) for row in rows
        )

    async def wish(self, user_id: int, wish: Slot) -> None:
        """Store a wish in the place of one of the same kind and value.

        Raises
        ------
        OptedOutError
            If they want nothing stored.
        """
        moment = now()
        async with self._database.transaction() as connection:
            await insert_user(connection, user_id, moment)
            await connection.execute(
                "INSERT OR REPLACE INTO wishes (user_id, kind, value, side, hard, at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (user_id, wish.kind, wish.value, wish.side, int(wish.hard), to_millis(moment)),
            )

    async def unwish(self, user_id: int, kind: str, value: str) -> bool:
        """Drop a wish; tell whether there was one."""
        async with self._database.transaction() as connection:
            gone = await connection.execute(
                "DELETE FROM wishes WHERE user_id = ? AND kind = ? AND value = ?", (user_id, kind, value)
            )
        return bool(gone.rowcount)


def _settings(row: sqlite3.Row) -> UserSettings:
    return UserSettings(row["show"], row["language"], bool(row["reactions"]), bool(row["hidden"]))
