"""Lists somebody has: the watchlist, and their history; and films worth rating."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.services.engine import Engine
from bot.services.films import Films
from bot.services.profiles import Profiles
from bot.services.worker import Worker
from bot.store.records import AnswerKind, Impression, Kind, Signal, StoredAnswer
from bot.store.store import Store
from recommender.types import Expected, Item, Recommendation, Request

__all__ = ["Lists", "StoredAnswer"]
NOT_SOON_AGAIN = 60
"""Films of recent rating sessions that are not asked about again."""
WATCHLIST = 2_000
"""Films of a watchlist that are looked at."""


class Order(StrEnum):
    """What comes first on a watchlist."""

    FIT = "fit"
    NEWEST = "newest"
    SHORTEST = "shortest"


class Tab(StrEnum):
    """One of the four sides of a history."""

    SUGGESTED = "suggested"
    RATED = "rated"
    SEEN = "seen"
    HIDDEN = "hidden"


_KINDS = {Tab.RATED: Kind.RATING, Tab.SEEN: Kind.SEEN, Tab.HIDDEN: Kind.HIDDEN}


@dataclass(frozen=True, slots=True)
class KeptFilm:
    """A film of a watchlist, with the stars its owner would probably give."""

    item: Item
    expected: Expected | None
    at: datetime
    """When it was put there."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """A film of a history: why it was suggested, or what was said of it."""

    item: Item
    at: datetime
    reason: str = ""
    answer_id: int | None = None
    """The answer that suggested it."""
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some rows, newest first, and whether there are older ones."""

    rows: tuple[HistoryRow, ...]
    more: bool


class Lists:
    """What is kept for one person, in the order they would want it."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles, films: Films) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles
        self._films = films
        self._best_known: list[int] | None = None

    async def watchlist(
        self, user_id: int, *, order: Order = Order.FIT, minutes: int | None = None
    ) -> list[KeptFilm]:
        """List the films kept for later; with ``minutes``, those known to be no longer than that."""
        kept = (await self._profiles.get(user_id)).watchlist
        signals = await self._store.signals.standing_of(user_id, Kind.WATCHLIST, limit=WATCHLIST)
        since = {signal.item_id: signal.at for signal in signals if signal.item_id in kept}
        items = await self._films.items(list(since))
        if minutes is not None:
            items = [item for item in items if item.runtime is not None and item.runtime <= minutes]
        expected = await self._films.expected(user_id, [item.item_id for item in items])
        films = [KeptFilm(item, e, since[item.item_id]) for item, e in zip(items, expected, strict=True)]
        return sorted(films, key=_KEYS[order])

    async def pick(
        self, user_id: int, seed: int, *, after: int | None = None, minutes: int | None = None
    ) -> KeptFilm | None:
        """Pick a film of the watchlist by chance; None if all were picked already.

        Parameters
        ----------
        seed : a number for one round of picks; another shuffles anew
        after : the film picked last; those picked before it do not come again in the round
        """
        films = await self.watchlist(user_id, minutes=minutes)
        last = _draw(seed, after) if after is not None else b""
        left = [film for film in films if _draw(seed, film.item.item_id) > last]
        return min(left, key=lambda film: _draw(seed, film.item.item_id), default=None)

    async def history(self, user_id: int, tab: Tab, *, page: int, size: int) -> HistoryPage:
        """Read a page of somebody's history, the first being 0; films that left the catalogue are passed
        over."""
        found: Sequence[Impression | Signal]
        limit, offset = size + 1, page * size
        if tab is Tab.SUGGESTED:
            found = await self._store.answers.suggested(user_id, limit=limit, offset=offset)
        else:
            found = await self._store.signals.standing_of(user_id, _KINDS[tab], limit=limit, offset=offset)
        items = {item.item_id: item for item in await self._films.items([row.item_id for row in found])}
        rows = [_row(items[row.item_id], row) for row in found[:size] if row.item_id in items]
        return HistoryPage(tuple(rows), more=len(found) > size)

    async def next_to_rate(self, user_id: int) -> tuple[Item, Expected | None] | None:
        """Pick a film they have probably seen and were not asked about lately; None if none is left."""
        profile = await self._profiles.get(user_id)
        asked = await self._store.answers.recent_items(user_id, AnswerKind.SESSION, limit=NOT_SOON_AGAIN)
        if self._best_known is None:
            self._best_known = await self._worker.ask(_best_known)
        known = profile.known.union(asked)
        item_id = next((item_id for item_id in self._best_known if item_id not in known), None)
        if item_id is None:
            return None
        item = await self._films.item(item_id)
        (expected,) = await self._films.expected(user_id, [item.item_id])
        shown = Recommendation(item.item_id, score=0.0, expected=expected)
        await self._store.answers.add(user_id, AnswerKind.SESSION, Request(), (shown,))
        return item, expected


_KEYS = {
    Order.FIT: lambda film: -film.expected.stars if film.expected else 0.0,
    Order.NEWEST: lambda film: -film.at.timestamp(),
    Order.SHORTEST: lambda film: film.item.runtime or float("inf"),
}


def _row(item: Item, found: Impression | Signal) -> HistoryRow:
    if isinstance(found, Signal):
        return HistoryRow(item, found.at, signal=found)
    return HistoryRow(item, found.at, found.reason, found.answer_id)


def _draw(seed: int, item_id: int) -> bytes:
    """Give a film its place in a shuffle: the same whatever else comes on the list or goes."""
    return hashlib.blake2b(f"{seed} {item_id}".encode(), digest_size=8).digest()


def _best_known(engine: Engine) -> list[int]:
    """List all films, those that most people rated first."""
    best = sorted(engine.catalog, key=lambda item: (-item.rating_count, item.item_id))
    return [item.item_id for item in best]
