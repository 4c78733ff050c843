"""Films by id or by what somebody typed of a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import PersonError
from bot.services.expectations import told
from bot.services.profiles import Profiles
from bot.services.worker import Worker
from recommender.errors import UnknownItemError
from recommender.phrases import say
from recommender.types import Expected, Item, TitleMatch

EXACT = 99.5
"""A title score that only the very title has."""
GOOD, CLEAR = 75.0, 5.0
"""A score from which a film was probably meant, and how far behind the next must be for it to be the only
one."""
OFFERED = 5


class Doubt(StrEnum):
    """Why a typed title does not tell which film was meant."""

    SAME_TITLE = "several films have that title"
    SEVERAL = "several titles are like it"
    UNKNOWN = "none is much like it"


@dataclass(frozen=True, slots=True)
class Found:
    """What a typed title means: a film, or else the films it may mean and why that is in doubt."""

    item: Item | None = None
    maybe: tuple[Item, ...] = ()
    doubt: Doubt | None = None


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
            raise PersonError(say("I don't know that film any more. Try /movie with its title.")) from error

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
        if matches and matches[0].score >= EXACT:
            return await self._titled(reference, [match for match in matches if match.score >= EXACT])
        # A number that is no title is an id: how scripts and old notes name films.
        if reference.isdecimal() and int(reference) in (await self._worker.engine()).catalog:
            return Found(await self.item(int(reference)))
        return await self._likely(matches)

    async def is_title(self, text: str) -> bool:
        """Tell whether a text is a film's very title."""
        matches = await self._worker.ask(lambda engine: engine.find_title(text, limit=1))
        return bool(matches) and matches[0].score >= EXACT

    async def expected(self, user_id: int, item_ids: Sequence[int]) -> list[Expected | None]:
        """Tell the stars this person would give each film; None where nobody can tell."""
        if not item_ids:
            return []
        profile = await self._profiles.get(user_id)
        expected = await self._worker.ask(lambda engine: engine.expected(profile, item_ids))
        return [told(each) for each in expected]

    async def _matching(self, text: str, *, limit: int) -> list[Item]:
        # Urgent: somebody is typing.
        matches = await self._worker.ask(lambda engine: engine.find_title(text, limit=limit), urgent=True)
        return await self.items([match.item_id for match in matches])

    async def _titled(self, text: str, matches: Sequence[TitleMatch]) -> Found:
        items = await self.items([match.item_id for match in matches])
        # Another language's title of a little known film is no reason to ask.
        titles = {items[0].title.casefold(), text.casefold()}
        same = [item for item in items if item.title.casefold() in titles]
        if len(same) > 1:
            return Found(maybe=tuple(same[:OFFERED]), doubt=Doubt.SAME_TITLE)
        return Found(items[0])

    async def _likely(self, matches: Sequence[TitleMatch]) -> Found:
        items = tuple(await self.items([match.item_id for match in matches[:OFFERED]]))
        if not items or matches[0].score < GOOD:
            return Found(maybe=items, doubt=Doubt.UNKNOWN)
        if len(matches) == 1 or matches[0].score - matches[1].score >= CLEAR:
            return Found(items[0])
        return Found(maybe=items, doubt=Doubt.SEVERAL)
