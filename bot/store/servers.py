"""What those who manage a server set for it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.store.database import Database
from bot.store.settings import Show


@dataclass(frozen=True, slots=True)
class ServerRules:
    """One server's rules; as they are here until somebody sets them.

    ``show`` is who sees answers there unless a command or the person says otherwise. ``audience`` is the
    youngest that all that is suggested there must suit: children, family or teens; None for no ceiling.
    ``channels`` are those to talk in for all to see; empty for everywhere.
    """

    show: Show = "me"
    audience: str | None = None
    channels: frozenset[int] = frozenset()


class Servers:
    """Rules of all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild_id: int) -> ServerRules | None:
        """Read a server's rules; None where nobody set any."""
        row = await self._database.row("SELECT * FROM servers WHERE guild_id = ?", (guild_id,))
        if row is None:
            return None
        return ServerRules(row["show"], row["audience"], frozenset(json.loads(row["channels"])))

    async def ids(self) -> set[int]:
        """List the servers that have rules."""
        return {row["guild_id"] for row in await self._database.rows("SELECT guild_id FROM servers")}

    async def put(self, guild_id: int, rules: ServerRules) -> None:
        """Store a server's rules in the place of those before."""
        values = (guild_id, rules.show, rules.audience, json.dumps(sorted(rules.channels)))
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT OR REPLACE INTO servers (guild_id, show, audience, channels) VALUES (?, ?, ?, ?)",
                values,
            )

    async def erase(self, guild_id: int, channel_ids: frozenset[int] = frozenset()) -> bool:
        """Forget a server, and which messages in its channels show films; tell whether there were rules."""
        async with self._database.transaction() as connection:
            await connection.executemany(
                "DELETE FROM messages WHERE channel_id = ?", [(channel,) for channel in channel_ids]
            )
            gone = await connection.execute("DELETE FROM servers WHERE guild_id = ?", (guild_id,))
        return bool(gone.rowcount)
