"""Feedback: what somebody says of a film is saved, and what it changed is told."""

from __future__ import annotations

from dataclasses import dataclass

from bot.errors import NO_ANSWER_NOW, PersonError
from bot.services.engine import Engine
from bot.services.profiles import Profiles
from bot.services.shares import genre_shares
from bot.services.worker import Worker
from bot.store.records import Kind, NewSignal, Signal
from bot.store.store import Store
from recommender.phrases import say
from recommender.types import Profile

__all__ = ["COMMAND", "Change", "Feedback", "Kind", "Shift", "Signal"]
TEN = 10
COMMAND = "command"
"""Where a signal that was typed comes from: with no film, and no expected stars, on screen."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A genre's share of somebody's taste, before and after, in whole per cent."""

    genre: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a signal, or its undoing, did."""

    signal: Signal
    shift: Shift | None = None
    """The film's genre that moved most; None if none of them moved by a per cent."""
    new_in_ten: int = 0
    """Films of the person's ten that were not among them before."""


class Feedback:
    """Signals in, what they changed out."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles

    async def give(self, user_id: int, item_id: int, kind: Kind, value: float, *, source: str) -> Change:
        """Save what somebody said of a film; on return it is on the disk.

        Parameters
        ----------
        value : stars (0.5-5) for a rating, else 1, or 0 to take the film off that list
        source : where it was said: card, command, session
        """
        before = await self._profiles.get(user_id)
        on_screen = source != COMMAND
        predicted = await self._store.answers.last_predicted(user_id, item_id) if on_screen else None
        signal = await self._store.signals.add(
            user_id, NewSignal(item_id, kind, value, source, predicted=predicted)
        )
        return await self._changed(user_id, before, signal)

    async def undo(self, user_id: int, signal_id: int) -> Change:
        """Take something said back.

        Raises
        ------
        PersonError
            If it is not theirs, or undone already.
        """
        before = await self._profiles.get(user_id)
        signal = await self._store.signals.undo(user_id, signal_id)
        if signal is None:
            raise PersonError(
                say("There is nothing to undo there: it is undone already, or it was not yours.")
            )
        return await self._changed(user_id, before, signal)

    async def react(
        self, user_id: int, message_id: int, emoji: str, kind: Kind, value: float
    ) -> Change | None:
        """Save a reaction on one of our public cards; None if it is not one, or the reaction is known."""
        item_id = await self._store.messages.item_of(message_id)
        if item_id is None:
            return None
        before = await self._profiles.get(user_id)
        predicted = await self._store.answers.last_predicted(user_id, item_id)
        signal = await self._store.messages.react(
            user_id, message_id, emoji, NewSignal(item_id, kind, value, "reaction", predicted=predicted)
        )
        return await self._changed(user_id, before, signal) if signal else None

    async def unreact(self, user_id: int, message_id: int, emoji: str) -> Change | None:
        """Undo a reaction's signal; None if there is none."""
        before = await self._profiles.get(user_id)
        signal = await self._store.messages.unreact(user_id, message_id, emoji)
        return await self._changed(user_id, before, signal) if signal else None

    async def _changed(self, user_id: int, before: Profile, signal: Signal) -> Change:
        self._profiles.forget(user_id)
        after = await self._profiles.get(user_id)
        try:
            shift, new_in_ten = await self._worker.ask(lambda engine: _effect(engine, signal, before, after))
        except NO_ANSWER_NOW:
            # It is saved; what it changed can go unsaid.
            return Change(signal)
        return Change(signal, shift, new_in_ten)


def _effect(engine: Engine, signal: Signal, before: Profile, after: Profile) -> tuple[Shift | None, int]:
    # A film may have left the catalogue since the signal that is undone now.
    known = signal.item_id in engine.catalog
    genres = engine.catalog.item(signal.item_id).genres if known else ()
    new = _ten(engine, after) - _ten(engine, before)
    old_shares, new_shares = _percents(before, engine), _percents(after, engine)
    # From nothing to something is no shift: the first rating would claim "0 → 50 %".
    shifts = [
        Shift(genre, old_shares.get(genre, 0), new_shares.get(genre, 0))
        for genre in genres
        if old_shares and new_shares
    ]
    largest = max(shifts, key=lambda shift: abs(shift.after - shift.before), default=None)
    return (largest if largest and largest.before != largest.after else None), len(new)


def _percents(profile: Profile, engine: Engine) -> dict[str, int]:
    shares = genre_shares(profile, engine.catalog)
    return {genre: round(100 * share.share) for genre, share in shares.items()}


def _ten(engine: Engine, profile: Profile) -> set[int]:
    answer = engine.recommend(engine.understand("", profile=profile), count=TEN)
    return {recommendation.item_id for recommendation in answer.recommendations}
