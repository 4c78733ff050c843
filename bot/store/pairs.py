"""Who agreed with whom that what they like may be put together."""

from __future__ import annotations

from bot.store.admission import insert_user
from bot.store.database import Database
from bot.store.times import now, to_millis


class Pairs:
    """Agreements of two, both ways."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def agree(self, user_id: int, other_id: int) -> None:
        """Store that two people agreed; no more than once.

        Raises
        ------
        OptedOutError
            If one of them wants nothing stored.
        """
        moment = now()
        async with self._database.transaction() as connection:
            for one, two in ((user_id, other_id), (other_id, user_id)):
                await insert_user(connection, one, moment)
                await insert_user(connection, two, moment)
                await connection.execute(
                    "INSERT OR IGNORE INTO pairs (user_id, other_id, at) VALUES (?, ?, ?)",
                    (one, two, to_millis(moment)),
                )

    async def part(self, user_id: int, other_id: int) -> bool:
        """Forget that they agreed; tell whether they had."""
        async with self._database.transaction() as connection:
            gone = await connection.execute(
                "DELETE FROM pairs WHERE (user_id, other_id) IN (VALUES (?, ?), (?, ?))",
                (user_id, other_id, other_id, user_id),
            )
        return bool(gone.rowcount)

    async def pair(self, user_id: int, other_id: int) -> int | None:
        """Return the id under which one refers to the other; None if they never agreed."""
        row = await self._database.row(
            "SELECT pair_id FROM pairs WHERE user_id = ? AND other_id = ?", (user_id, other_id)
        )
        return row["pair_id"] if row else None

    async def other(self, user_id: int, pair_id: int) -> int | None:
        """Return whom somebody's pair is with; None if it is not theirs or was ended."""
        row = await self._database.row(
            "SELECT other_id FROM pairs WHERE user_id = ? AND pair_id = ?", (user_id, pair_id)
        )
        return row["other_id"] if row else None
