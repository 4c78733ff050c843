"""Lists somebody has: the watchlist, what they said lately, what was suggested; and films worth rating."""

from __future__ import annotations

from bot.services.engine import Engine
from bot.services.films import Films
from bot.services.profiles import Profiles
from bot.services.taste import Taste, taste_of
from bot.services.worker import Worker
from bot.store.records import AnswerKind, Signal, StoredAnswer
from bot.store.store import Store
from recommender.types import Expected, Item, Recommendation, Request

__all__ = ["Lists", "StoredAnswer"]
NOT_SOON_AGAIN = 60
"""Films of recent rating sessions that are not asked about again."""


class Lists:
    """What is kept for one person, in the order they would want it."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles, films: Films) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles
        self._films = films

    async def watchlist(self, user_id: int) -> list[tuple[Item, Expected | None]]:
        """List the films kept for later, those they would like best first."""
        profile = await self._profiles.get(user_id)
        items = await self._films.items(sorted(profile.watchlist))
        expected = await self._films.expected(user_id, [item.item_id for item in items])
        return sorted(zip(items, expected, strict=True), key=_by_stars)

    async def said(self, user_id: int, *, limit: int = 15) -> list[tuple[Item, Signal]]:
        """List what they said of films lately, newest first."""
        signals = await self._store.signals.recent(user_id, limit=limit)
        items = {
            item.item_id: item for item in await self._films.items([signal.item_id for signal in signals])
        }
        return [(items[signal.item_id], signal) for signal in signals if signal.item_id in items]

    async def suggested(self, user_id: int, *, limit: int = 3) -> list[StoredAnswer]:
        """List what was suggested lately, with its reasons, newest first."""
        return await self._store.answers.recent(user_id, limit=limit)

    async def taste(self, user_id: int) -> Taste:
        """Sum up what their ratings tell."""
        profile = await self._profiles.get(user_id)
        return taste_of(profile, (await self._worker.engine()).catalog)

    async def next_to_rate(self, user_id: int) -> tuple[Item, Expected | None] | None:
        """Pick a film they have probably seen and were not asked about lately; None if none is left."""
        profile = await self._profiles.get(user_id)
        asked = await self._store.answers.recent_items(user_id, AnswerKind.SESSION, limit=NOT_SOON_AGAIN)
        item = await self._worker.ask(lambda engine: _best_known(engine, profile.known.union(asked)))
        if item is None:
            return None
        (expected,) = await self._films.expected(user_id, [item.item_id])
        shown = Recommendation(item.item_id, score=0.0, expected=expected)
        await self._store.answers.add(user_id, AnswerKind.SESSION, Request(), (shown,))
        return item, expected


def _by_stars(film: tuple[Item, Expected | None]) -> float:
    expected = film[1]
    return -expected.stars if expected else 0.0


def _best_known(engine: Engine, but_not: frozenset[int]) -> Item | None:
    others = (item for item in engine.catalog if item.item_id not in but_not)
    return max(others, key=lambda item: (item.rating_count, -item.item_id), default=None)
