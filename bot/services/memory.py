"""What the frontends need remembered: where cards landed, and small notes of their own."""

from __future__ import annotations

from datetime import datetime

from bot.store.records import ShownMessage
from bot.store.store import Store


class Memory:
    """Public cards and notes, for the frontends."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def card_sent(self, *, message_id: int, channel_id: int, item_id: int) -> None:
        """Remember that a public message shows a film's card."""
        await self._store.messages.add(ShownMessage(channel_id, message_id, item_id))

    async def cards_since(self, moment: datetime) -> list[tuple[int, int, int]]:
        """List public cards sent since then, newest first: (channel_id, message_id, item_id)."""
        messages = await self._store.messages.since(moment)
        return [(message.channel_id, message.message_id, message.item_id) for message in messages]

    async def reactions_on(self, message_id: int) -> set[tuple[int, str]]:
        """Tell the reactions known to be on a message: (user_id, emoji)."""
        return await self._store.messages.reactions_on(message_id)

    async def note(self, key: str) -> str | None:
        """Return a note; None if there is none."""
        return await self._store.notes.get(key)

    async def notes(self, prefix: str) -> dict[str, str]:
        """Return the notes whose keys begin so."""
        return await self._store.notes.under(prefix)

    async def drop_note(self, key: str) -> None:
        """Forget a note."""
        await self._store.notes.drop(key)

    async def keep_note(self, key: str, value: str) -> None:
        """Keep a note in the place of the one before."""
        await self._store.notes.put(key, value)
