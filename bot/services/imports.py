"""Ratings from elsewhere: films matched by id, else by title and year; saved once however often sent."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.errors import PersonError
from bot.services.engine import Catalog
from bot.services.films_file import Line, read_films
from bot.services.profiles import Profiles
from bot.services.wishes_file import read_wishes
from bot.services.worker import Worker
from bot.store.records import Kind, NewSignal, Signal
from bot.store.store import Store
from recommender.phrases import say
from recommender.title_text import comparable, natural_order

CHUNK = 250
"""Lines matched at a time; others are answered in between."""
FORMULA = say("a formula, not a title")
SEVERAL = say("several films have that title and year")
ANOTHER_YEAR = say("another year")
UNKNOWN = say("not in my catalogue")
NO_FILM = say("no film")


@dataclass(frozen=True, slots=True)
class Match:
    """A line of a file, and the film that it means; or else why it means none."""

    line: Line
    item_id: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file."""

    matches: tuple[Match, ...]
    new: int
    """Things said that were not said before."""
    known: int
    """Said before in the same words, or later in others."""
    unreadable: tuple[int, ...] = ()
    """Numbers of lines that make no sense."""
    batch: int | None = None
    """What the new ones are taken back by; None if there are none."""
    wishes: int = 0
    """Limits and other standing wishes that our own JSON brought back."""

    @property
    def unmatched(self) -> tuple[Match, ...]:
        """Lines that mean no film of ours."""
        return tuple(match for match in self.matches if match.item_id is None)


@dataclass(frozen=True, slots=True)
class _Index:
    ids: set[int] = field(default_factory=set)
    by_imdb: dict[str, int] = field(default_factory=dict)
    by_title: defaultdict[str, list[tuple[int | None, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def match(self, line: Line) -> Match:
        """Tell which film a line means, or why none."""
        if line.item_id in self.ids:
            return Match(line, line.item_id)
        if line.imdb_id in self.by_imdb:
            return Match(line, self.by_imdb[line.imdb_id])
        if not line.is_film:
            return Match(line, why=NO_FILM)
        if line.title.startswith("="):
            return Match(line, why=FORMULA)
        titled = self.by_title.get(_key(line.title), [])
        for apart in (0, 1):
            near = [item for year, item in titled if year and line.year and abs(year - line.year) == apart]
            if near:
                return Match(line, near[0]) if len(near) == 1 else Match(line, why=SEVERAL)
        return Match(line, why=ANOTHER_YEAR if titled else UNKNOWN)


class Imports:
    """Files in, signals out."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles
        self._index: _Index | None = None
        self._turn = asyncio.Lock()

    async def take(self, user_id: int, content: bytes, *, name: str = "") -> Imported:
        """Take a file's films over, the oldest first, all or none.

        Parameters
        ----------
        name : the file's; Letterboxd's watched.csv and watchlist.csv differ in nothing else

        Raises
        ------
        PersonError
            If it is no file that we read, or learning is paused.
        """
        lines, unreadable = await asyncio.to_thread(read_films, content, name)
        if self._index is None:
            # Beside the engine's thread: it takes a second, and reads nothing but the catalogue.
            self._index = await asyncio.to_thread(_index, (await self._worker.engine()).catalog)
        matches: list[Match] = []
        for start in range(0, len(lines), CHUNK):
            matches += await asyncio.to_thread(_matched, self._index, lines[start : start + CHUNK])
        # One after the other: of a file sent twice at once the second brings nothing new.
        async with self._turn:
            new, known, batch = await self._keep(user_id, matches)
        wishes = await asyncio.to_thread(read_wishes, content)
        for wish in wishes:
            await self._store.settings.wish(user_id, wish)
        if wishes:
            self._profiles.forget(user_id)
        return Imported(tuple(matches), new, known, tuple(unreadable), batch, len(wishes))

    async def take_back(self, user_id: int, batch: int) -> int:
        """Take back what an import brought; return how much that was.

        Raises
        ------
        PersonError
            If nothing of it stands any more.
        """
        undone = await self._store.signals.undo_batch(user_id, batch)
        if not undone:
            raise PersonError(say("Nothing of that import is left to take back."))
        self._profiles.forget(user_id)
        return undone

    async def _keep(self, user_id: int, matches: Sequence[Match]) -> tuple[int, int, int | None]:
        """Store what is new; return how much that is, how much was known, and its batch."""
        standing = {(each.item_id, each.kind): each for each in await self._store.signals.standing(user_id)}
        new, known = _news(matches, standing)
        if not new:
            return 0, known, None
        signals = [(NewSignal(item_id, line.kind, line.value, "import"), line.at) for item_id, line in new]
        batch = await self._store.signals.add_all(user_id, signals)
        self._profiles.forget(user_id)
        return len(new), known, batch


def _matched(index: _Index, lines: Sequence[Line]) -> list[Match]:
    return [index.match(line) for line in lines]


def _news(
    matches: Sequence[Match], standing: Mapping[tuple[int, Kind], Signal]
) -> tuple[list[tuple[int, Line]], int]:
    """List what was not said before, the oldest first, the last word on each film; and count the rest."""
    dated = sorted(matches, key=lambda match: match.line.at.timestamp() if match.line.at else 0.0)
    found = {(match.item_id, match.line.kind): match.line for match in dated if match.item_id is not None}
    new = [
        (item_id, line)
        for (item_id, kind), line in found.items()
        if _is_new(line, standing.get((item_id, kind)))
    ]
    return new, len(found) - len(new)


def _is_new(line: Line, said: Signal | None) -> bool:
    if said is None:
        return True
    return said.value != line.value and not (line.at and line.at < said.at)


def _index(catalog: Catalog) -> _Index:
    index = _Index()
    for item in catalog:
        index.ids.add(item.item_id)
        if item.imdb_id:
            index.by_imdb[item.imdb_id] = item.item_id
        for key in {_key(title) for title in (item.title, *item.other_titles)}:
            index.by_title[key].append((item.year, item.item_id))
    return index


def _key(title: str) -> str:
    return comparable(natural_order(title)).removeprefix("the ")
