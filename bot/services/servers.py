"""Servers' rules on demand, and the ceiling that holds while somebody there is answered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from bot.store.servers import ServerRules
from bot.store.store import Store
from recommender.phrases import say
from recommender.types import Profile, Slot

__all__ = ["AUDIENCES", "ServerRules", "Servers", "under_ceiling", "within"]
AUDIENCES = {
    "children": say("suits children"),
    "family": say("suits the family"),
    "teens": say("suits teenagers"),
}
"""Ceilings there are, the strictest first."""
CACHED = 5_000
_ceiling: ContextVar[str | None] = ContextVar("ceiling", default=None)


@contextmanager
def under_ceiling(audience: str | None) -> Iterator[None]:
    """Have everything that is suggested in the block suit an audience."""
    token = _ceiling.set(audience)
    try:
        yield
    finally:
        _ceiling.reset(token)


def within(profile: Profile) -> Profile:
    """Add the ceiling that holds here to somebody's own limits."""
    audience = _ceiling.get()
    if audience is None:
        return profile
    limit = Slot("audience", audience, AUDIENCES[audience], hard=True)
    return replace(profile, standing=(*profile.standing, limit))


class Servers:
    """Rules of servers; read once, then kept in memory until they change."""

    def __init__(self, store: Store, *, cached: int = CACHED) -> None:
        self._store = store
        self._cached = cached
        self._known: OrderedDict[int, ServerRules] = OrderedDict()

    async def rules(self, guild_id: int | None) -> ServerRules:
        """Return the rules where somebody is; none outside of servers."""
        if guild_id is None:
            return ServerRules()
        if guild_id in self._known:
            return self._known[guild_id]
        rules = await self._store.servers.get(guild_id) or ServerRules()
        self._keep(guild_id, rules)
        return rules

    async def change(self, guild_id: int, **changes: object) -> ServerRules:
        """Change some of a server's rules, by their names."""
        rules = replace(await self.rules(guild_id), **changes)  # type: ignore[arg-type]
        await self._store.servers.put(guild_id, rules)
        self._keep(guild_id, rules)
        return rules

    async def forget_all_but(self, guild_ids: Collection[int]) -> int:
        """Delete what is kept of all other servers; tell of how many."""
        gone = (await self._store.servers.ids()).difference(guild_ids)
        for guild_id in gone:
            await self.forget(guild_id)
        return len(gone)

    async def forget(self, guild_id: int, channel_ids: frozenset[int] = frozenset()) -> bool:
        """Delete what is kept of a server; tell whether there were rules."""
        self._known.pop(guild_id, None)
        return await self._store.servers.erase(guild_id, channel_ids)

    def _keep(self, guild_id: int, rules: ServerRules) -> None:
        self._known[guild_id] = rules
        if len(self._known) > self._cached:
            self._known.popitem(last=False)
