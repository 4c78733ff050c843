"""What somebody set for themselves, and the wishes that hold for whatever is suggested to them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from bot.services.profiles import Profiles
from bot.services.worker import Worker
from bot.store.settings import Show, UserSettings
from bot.store.store import Store
from recommender.types import Side, Slot

__all__ = ["Left", "Settings", "Show", "UserSettings"]
CACHED = 5_000
FAME = "fame"


@dataclass(frozen=True, slots=True)
class Left:
    """What limits leave of the catalogue."""

    allowed: int
    unsure: int
    """Films left out because nobody knows whether they keep them."""
    films: int
    """Of the whole catalogue."""


class Settings:
    """Settings on demand; read once, then kept in memory until they change."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles, *, cached: int = CACHED) -> None:
        self._cached = cached
        self._store = store
        self._worker = worker
        self._profiles = profiles
        self._known: OrderedDict[int, UserSettings] = OrderedDict()

    async def get(self, user_id: int) -> UserSettings:
        """Return somebody's settings."""
        if user_id in self._known:
            return self._known[user_id]
        settings = await self._store.settings.get(user_id)
        # Of who set nothing, or was deleted, not even the id is kept in memory.
        if settings != UserSettings():
            self._keep(user_id, settings)
        return settings

    async def put(self, user_id: int, settings: UserSettings) -> None:
        """Keep somebody's settings in the place of those before.

        Raises
        ------
        OptedOutError
            If they want nothing stored.
        """
        await self._store.settings.put(user_id, settings)
        self._keep(user_id, settings)

    async def wishes(self, user_id: int) -> tuple[Slot, ...]:
        """List somebody's standing wishes."""
        return (await self._profiles.get(user_id)).standing

    async def wish(self, user_id: int, wish: Slot) -> None:
        """Keep a wish for all that is suggested from now on.

        Raises
        ------
        OptedOutError
            If they want nothing stored.
        """
        await self._store.settings.wish(user_id, wish)
        self._profiles.forget(user_id)

    async def unwish(self, user_id: int, kind: str, value: str) -> None:
        """Drop a wish."""
        await self._store.settings.unwish(user_id, kind, value)
        self._profiles.forget(user_id)

    async def set_fame(self, user_id: int, fame: str | None) -> None:
        """Prefer films that are ``known`` or ``hidden``; None for a mix."""
        for wish in await self.wishes(user_id):
            if wish.kind == FAME:
                await self._store.settings.unwish(user_id, FAME, wish.value)
        if fame is not None:
            await self._store.settings.wish(user_id, Slot(FAME, fame, "", Side.WANTED))
        self._profiles.forget(user_id)

    async def left(self, wishes: tuple[Slot, ...]) -> Left:
        """Count the films that limits leave."""
        allowed, unsure = await self._worker.ask(lambda engine: engine.left_by(wishes))
        return Left(allowed, unsure, len((await self._worker.engine()).catalog))

    def _keep(self, user_id: int, settings: UserSettings) -> None:
        self._known[user_id] = settings
        if len(self._known) > self._cached:
            self._known.popitem(last=False)

    def forget(self, user_id: int) -> None:
        """Keep in memory nothing of somebody who was deleted."""
        self._known.pop(user_id, None)
