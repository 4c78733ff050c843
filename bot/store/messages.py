"""Public cards and the reactions on them."""

from __future__ import annotations

from datetime import datetime

from bot.store.database import Database
from bot.store.records import NewSignal, ShownMessage, Signal
from bot.store.signals import insert_signal, undo_signal
from bot.store.times import now, to_millis


class Messages:
    """Which message shows which film, and what people's reactions on it made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, message: ShownMessage) -> None:
        """Note that a public message shows a film; a message keeps its first film."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT OR IGNORE INTO messages (message_id, channel_id, item_id, at) VALUES (?, ?, ?, ?)",
                (message.message_id, message.channel_id, message.item_id, to_millis(now())),
            )

    async def item_of(self, message_id: int) -> int | None:
        """Tell which film a message shows; None if it is no public card of ours."""
        row = await self._database.row("SELECT item_id FROM messages WHERE message_id = ?", (message_id,))
        return row["item_id"] if row else None

    async def since(self, moment: datetime, *, limit: int = 500) -> list[ShownMessage]:
        """List public cards shown since then, newest first."""
        rows = await self._database.rows(
            "SELECT channel_id, message_id, item_id FROM messages WHERE at >= ? ORDER BY at DESC LIMIT ?",
            (to_millis(moment), limit),
        )
        return [ShownMessage(*row) for row in rows]

    async def reactions_on(self, message_id: int) -> set[tuple[int, str]]:
        """Tell which reactions are known to be on a message: (user_id, emoji)."""
        rows = await self._database.rows(
            "SELECT user_id, emoji FROM reactions WHERE message_id = ?", (message_id,)
        )
        return {(row["user_id"], row["emoji"]) for row in rows}

    async def react(self, user_id: int, message_id: int, emoji: str, signal: NewSignal) -> Signal | None:
        """Store a reaction and the signal it makes; None if the reaction is already known."""
        moment = now()
        async with self._database.transaction() as connection:
            known = await connection.execute_fetchall(
                "SELECT 1 FROM reactions WHERE message_id = ? AND user_id = ? AND emoji = ?",
                (message_id, user_id, emoji),
            )
            if known:
                return None
            stored = await insert_signal(connection, user_id, signal, moment)
            await connection.execute(
                "INSERT INTO reactions (message_id, user_id, emoji, signal_id) VALUES (?, ?, ?, ?)",
                (message_id, user_id, emoji, stored.signal_id),
            )
        return stored

    async def unreact(self, user_id: int, message_id: int, emoji: str) -> Signal | None:
        """Forget a reaction and undo its signal; None if it is unknown or its signal was undone already."""
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "DELETE FROM reactions WHERE message_id = ? AND user_id = ? AND emoji = ? "
                "RETURNING signal_id",
                (message_id, user_id, emoji),
            )
            signal_id = next((row["signal_id"] for row in rows), None)
            return await undo_signal(connection, user_id, signal_id) if signal_id is not None else None
