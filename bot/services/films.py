"""Films by id or by what somebody typed of a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import PersonError
from bot.services.profiles import Profiles
from bot.services.worker import Worker
from recommender.errors import UnknownItemError
from recommender.types import Expected, Item

SURE = 90.0
"""A title score from which a film is what was meant."""
CLOSE = 3.0
"""Films of one title whose scores differ by less are told apart by their year."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed title may mean: one film, or several of that title, or only some with titles near to
    it."""

    item: Item | None = None
    same_title: tuple[Item, ...] = ()
    nearest: tuple[Item, ...] = ()


def film_ref(item_id: int) -> str:
    """Write an id so that it is not taken for a title: 300 is a film, "#300" the film of that id."""
    return f"#{item_id}"


class Films:
    """The catalogue, with what one person would think of its films."""

    def __init__(self, worker: Worker, profiles: Profiles) -> None:
        self._worker = worker
        self._profiles = profiles

    async def item(self, item_id: int) -> Item:
        """Return a film.

        Raises
        ------
        PersonError
            If there is none of that id.
        """
        try:
            return (await self._worker.engine()).catalog.item(item_id)
        except UnknownItemError as error:
            raise PersonError("I don't know that film any more. Try /movie with its title.") from error

    async def items(self, item_ids: Sequence[int]) -> list[Item]:
        """Return the films that are in the catalogue, in that order."""
        catalog = (await self._worker.engine()).catalog
        return [catalog.item(item_id) for item_id in item_ids if item_id in catalog]

    async def complete(self, text: str, *, limit: int) -> list[Item]:
        """List the films whose titles fit what was typed so far, best first."""
        if not text.strip():
            return []
        return await self._matching(text, limit=limit)

    async def find(self, text: str) -> Found:
        """Tell which film was meant by an id ("#603") or by words."""
        reference = text.strip()
        if reference.startswith("#") and reference[1:].isdecimal():
            return Found(await self.item(int(reference[1:])))
        matches = await self._worker.ask(lambda engine: engine.find_title(reference, limit=10))
        items = {item.item_id: item for item in await self.items([match.item_id for match in matches])}
        sure = [match for match in matches if match.score >= SURE and match.item_id in items]
        if not sure:
            return await self._not_found(reference, tuple(items.values()))
        best = items[sure[0].item_id]
        same = [
            items[match.item_id]
            for match in sure
            if sure[0].score - match.score < CLOSE
            and items[match.item_id].title.casefold() == best.title.casefold()
        ]
        return Found(best) if len(same) == 1 else Found(same_title=tuple(same))

    async def expected(self, user_id: int, item_ids: Sequence[int]) -> list[Expected]:
        """Tell the stars this person would give each film."""
        if not item_ids:
            return []
        profile = await self._profiles.get(user_id)
        return await self._worker.ask(lambda engine: engine.expected(profile, item_ids))

    async def _matching(self, text: str, *, limit: int) -> list[Item]:
        matches = await self._worker.ask(lambda engine: engine.find_title(text, limit=limit))
        return await self.items([match.item_id for match in matches])

    async def _not_found(self, text: str, nearest: tuple[Item, ...]) -> Found:
        # A number that is no title is an id: how scripts and old notes name films.
        if text.isdecimal() and int(text) in (await self._worker.engine()).catalog:
            return Found(await self.item(int(text)))
        return Found(nearest=nearest[:5])
