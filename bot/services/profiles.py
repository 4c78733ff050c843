"""Profiles, made of the signals that stand, of the last quiz, of standing wishes, and nothing else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace

from bot.store.records import Kind, Signal
from bot.store.store import Store
from recommender.types import Profile, Rating

CACHED = 5_000
"""Profiles kept in memory."""


def build_profile(standing: Iterable[Signal]) -> Profile:
    """Make a profile of the signals that stand, oldest first.

    A film somebody rated or saw after they had put it on their watchlist is on it no more.
    """
    ratings: list[Rating] = []
    marked: dict[Kind, set[int]] = {Kind.SEEN: set(), Kind.HIDDEN: set(), Kind.WATCHLIST: set()}
    for signal in standing:
        if signal.kind is Kind.RATING:
            ratings.append(Rating(signal.item_id, signal.value))
        elif signal.value:
            marked[signal.kind].add(signal.item_id)
        if signal.kind is Kind.RATING or (signal.kind is Kind.SEEN and signal.value):
            marked[Kind.WATCHLIST].discard(signal.item_id)
    return Profile(
        ratings=tuple(ratings),
        seen=frozenset(marked[Kind.SEEN]),
        hidden=frozenset(marked[Kind.HIDDEN]),
        watchlist=frozenset(marked[Kind.WATCHLIST]),
    )


class Profiles:
    """Profiles on demand; cached until their person says something new."""

    def __init__(self, store: Store, *, cached: int = CACHED) -> None:
        self._store = store
        self._cached = cached
        self._profiles: OrderedDict[int, Profile] = OrderedDict()
        self._changes = 0

    async def get(self, user_id: int) -> Profile:
        """Return somebody's profile as it is now; empty for a stranger."""
        if user_id in self._profiles:
            self._profiles.move_to_end(user_id)
            return self._profiles[user_id]
        changes = self._changes
        signals = build_profile(await self._store.signals.standing(user_id))
        profile = replace(
            signals,
            leanings=await self._store.quizzes.leanings(user_id),
            standing=await self._store.settings.wishes(user_id),
        )
        # A profile read before a signal that came meanwhile is good for this answer, not for the next.
        if changes == self._changes:
            self._profiles[user_id] = profile
            if len(self._profiles) > self._cached:
                self._profiles.popitem(last=False)
        return profile

    def forget(self, user_id: int) -> None:
        """Build this person's profile anew when next asked; to be called after each signal of theirs."""
        self._changes += 1
        self._profiles.pop(user_id, None)
