"""Two people together: whether both agreed, what their tastes share, and who watches along."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.errors import PersonError
from bot.services.engine import Catalog
from bot.services.profiles import Profiles
from bot.services.settings import Settings
from bot.services.shares import genre_shares
from bot.services.worker import Worker
from bot.store.store import Store
from recommender.phrases import say
from recommender.types import Item, Profile, Request, Slot

GROUP = "group"
PAIR = "pair"
LIKED = 4.0
APART = 1.5
"""Stars from which two people are said to disagree."""
NAMED = 3
"""Films and genres that are named of each kind."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What the tastes of two people share."""

    overlap: float | None
    """Of their genre shares, 0-1; None where one of them has rated nothing."""
    common: int
    """Films that both rated."""
    apart: float | None
    """Stars between their ratings of those, on average; None without any."""
    both: tuple[Item, ...]
    """Films both liked."""
    disagreed: tuple[tuple[Item, float, float], ...]
    """Films they disagree on most, with the stars of each."""
    genres: tuple[str, ...]
    """Genres that both like, most first."""


class Company:
    """Who may be put together with whom."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles, settings: Settings) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles
        self._settings = settings

    async def agree(self, user_id: int, other_id: int) -> None:
        """Keep that both agreed.

        Raises
        ------
        PersonError
            If one of them is hidden, or wants nothing stored.
        """
        for each in (user_id, other_id):
            if (await self._settings.get(each)).hidden:
                raise PersonError(say("One of you is hidden from others; /settings changes that."))
        await self._store.pairs.agree(user_id, other_id)

    async def part(self, user_id: int, other_id: int) -> bool:
        """End an agreement for both; tell whether there was one."""
        return await self._store.pairs.part(user_id, other_id)

    async def pair(self, user_id: int, other_id: int) -> int | None:
        """Return what stands for the other in requests; None where they are not to be put together."""
        pair = await self._store.pairs.pair(user_id, other_id)
        hidden = pair is not None and (await self._settings.get(other_id)).hidden
        return None if hidden else pair

    async def name(self, user_id: int, request: Request) -> Request:
        """Put pairs for the people a request names by their account; who did not agree is only counted."""
        slots = [await self._named(user_id, slot) for slot in request.slots]
        return replace(request, slots=tuple(slots))

    async def of(self, user_id: int, request: Request) -> list[Profile]:
        """Return the tastes of those who watch along and agreed to that."""
        profiles = []
        for slot in request.slots:
            kind, _, pair = slot.value.partition(":")
            if slot.kind == GROUP and kind == PAIR:
                other = await self._store.pairs.other(user_id, int(pair))
                if other is not None and not (await self._settings.get(other)).hidden:
                    profiles.append(await self._profiles.get(other))
        return profiles

    async def alike(self, user_id: int, other_id: int) -> Alike:
        """Compare two tastes."""
        mine, theirs = await self._profiles.get(user_id), await self._profiles.get(other_id)
        return alike(mine, theirs, (await self._worker.engine()).catalog)

    async def _named(self, user_id: int, slot: Slot) -> Slot:
        account = slot.value.removeprefix("@")
        if slot.kind != GROUP or account == slot.value or not account.isdecimal():
            return slot
        pair = await self.pair(user_id, int(account))
        return replace(slot, value="2") if pair is None else paired(pair, slot)


def paired(pair: int, slot: Slot | None = None) -> Slot:
    """Say in a request who watches along; in the place of what was written of them, if anything was."""
    return replace(slot or Slot(GROUP, "", ""), value=f"{PAIR}:{pair}", label=say("for the two of you"))


def alike(mine: Profile, theirs: Profile, catalog: Catalog) -> Alike:
    """Compare two profiles."""
    stars = {rating.item_id: rating.stars for rating in theirs.ratings}
    common = [
        (catalog.item(rating.item_id), rating.stars, stars[rating.item_id])
        for rating in mine.ratings
        if rating.item_id in stars and rating.item_id in catalog
    ]
    gaps = [abs(one - two) for _, one, two in common]
    liked = sorted((each for each in common if min(each[1:]) >= LIKED), key=lambda each: -sum(each[1:]))
    fought = sorted((each for each in common if abs(each[1] - each[2]) >= APART), key=_gap, reverse=True)
    shared = _shared(mine, theirs, catalog)
    return Alike(
        overlap=sum(shared.values()) if mine.ratings and theirs.ratings else None,
        common=len(common),
        apart=sum(gaps) / len(gaps) if gaps else None,
        both=tuple(item for item, _, _ in liked[:NAMED]),
        disagreed=tuple(fought[:NAMED]),
        genres=tuple(sorted(shared, key=lambda genre: -shared[genre])[:NAMED]),
    )


def _gap(rated: tuple[Item, float, float]) -> float:
    return abs(rated[1] - rated[2])


def _shared(mine: Profile, theirs: Profile, catalog: Catalog) -> dict[str, float]:
    one, two = genre_shares(mine, catalog), genre_shares(theirs, catalog)
    return {genre: min(one[genre].share, two[genre].share) for genre in one.keys() & two.keys()}
