"""What is kept of somebody: told, handed over, paused, wiped out."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.export import signals_csv
from bot.services.films import Films
from bot.services.profiles import Profiles
from bot.services.settings import Settings
from bot.services.suggestions import Suggestions
from bot.store.codec import phrase_from_text
from bot.store.store import Store

MOST_BYTES = 8_000_000
"""What a message may carry, with room to spare."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept of somebody: table → rows; and whether more will be."""

    rows: Mapping[str, int]
    paused: bool
    opted_out: bool


@dataclass(frozen=True, slots=True)
class Download:
    """Two files: all rows as JSON, and as CSV what they said of films."""

    everything: bytes
    name: str
    """``matinee.json``, or that in ``matinee.zip`` where it is too large for a message."""
    signals: bytes


def _everything(rows: Mapping[str, object]) -> tuple[bytes, str]:
    """Write all rows as JSON, zipped where there are very many; and name the file."""
    content = json.dumps(rows, ensure_ascii=False, indent=1).encode()
    if len(content) <= MOST_BYTES:
        return content, "matinee.json"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("matinee.json", content)
    return file.getvalue(), "matinee.zip"


class Privacy:
    """A person's say over what is kept of them."""

    def __init__(
        self, store: Store, profiles: Profiles, films: Films, suggestions: Suggestions, settings: Settings
    ) -> None:
        self._store = store
        self._profiles = profiles
        self._films = films
        self._suggestions = suggestions
        self._settings = settings

    async def kept(self, user_id: int) -> Kept:
        """Tell how much is kept."""
        people = self._store.people
        return Kept(
            await people.counts(user_id), await people.is_paused(user_id), await people.is_opted_out(user_id)
        )

    async def download(self, user_id: int) -> Download:
        """Hand over all that is kept."""
        rows = await self._store.people.rows(user_id)
        standing = await self._store.signals.standing(user_id)
        items = {item.item_id: item for item in await self._films.items([each.item_id for each in standing])}
        for shown in rows["impressions"]:
            shown["reason"] = phrase_from_text(shown["reason"])
        return Download(*await asyncio.to_thread(_everything, rows), signals_csv(standing, items))

    async def pause(self, user_id: int, paused: bool) -> None:
        """Stop keeping what they say of films, or go on."""
        await self._store.people.pause(user_id, paused)

    async def erase(self, user_id: int, *, for_good: bool = False) -> Mapping[str, int]:
        """Wipe out all that is kept, on the disk and in memory; return what it was: table → rows.

        Parameters
        ----------
        for_good : whether nothing of them is to be stored ever after, until they opt in
        """
        rows = await self._store.people.rows(user_id)
        stored = [row["answer_id"] for row in rows["answers"]]
        try:
            return await self._store.people.erase(user_id, for_good=for_good)
        finally:
            self._suggestions.forget([*stored, *self._store.answers.forget(user_id)])
            self._profiles.forget(user_id)
            self._settings.forget(user_id)

    async def opt_in(self, user_id: int) -> None:
        """Let somebody who opted out be stored again."""
        await self._store.people.opt_in(user_id)
