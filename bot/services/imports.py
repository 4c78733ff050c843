"""Ratings from elsewhere: films matched by id, else by title and year; saved once however often sent."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from bot.services.engine import Engine
from bot.services.films_file import Line, read_films
from bot.services.profiles import Profiles
from bot.services.worker import Worker
from bot.store.records import NewSignal
from bot.store.store import Store
from recommender.title_text import comparable, natural_order


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file."""

    new: int
    known: int
    """Said before, in the same words."""
    unmatched: tuple[tuple[Line, str], ...]
    """With why."""
    unreadable: tuple[int, ...]
    """Numbers of lines that make no sense."""


@dataclass(frozen=True, slots=True)
class _Index:
    ids: set[int] = field(default_factory=set)
    by_imdb: dict[str, int] = field(default_factory=dict)
    by_title: defaultdict[str, list[tuple[int | None, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def match(self, line: Line) -> int | str:
        """Tell which film a line means, or why none."""
        if line.item_id in self.ids:
            return line.item_id
        if line.imdb_id in self.by_imdb:
            return self.by_imdb[line.imdb_id]
        if line.title.startswith("="):
            return "a formula, not a title"
        titled = self.by_title.get(_key(line.title), [])
        for apart in (0, 1):
            near = [item for year, item in titled if year and line.year and abs(year - line.year) == apart]
            if near:
                return near[0] if len(near) == 1 else "several films have that title and year"
        return "another year" if titled else "not in my catalogue"


class Imports:
    """Files in, signals out."""

    def __init__(self, store: Store, worker: Worker, profiles: Profiles) -> None:
        self._store = store
        self._worker = worker
        self._profiles = profiles
        self._index: _Index | None = None

    async def take(self, user_id: int, content: bytes) -> Imported:
        """Take a file's films over, the oldest first, all or none.

        Raises
        ------
        PersonError
            If it is no file that we read, or learning is paused.
        """
        lines, unreadable = read_films(content)
        if self._index is None:
            self._index = await self._worker.ask(_index)
        matches = [(line, self._index.match(line)) for line in lines]
        standing = {
            (each.item_id, each.kind): each.value for each in await self._store.signals.standing(user_id)
        }
        dated = sorted(matches, key=lambda match: match[0].at.timestamp() if match[0].at else 0.0)
        found = {(film, line.kind): line for line, film in dated if isinstance(film, int)}
        new = [
            (NewSignal(film, kind, line.value, "import"), line.at)
            for (film, kind), line in found.items()
            if standing.get((film, kind)) != line.value
        ]
        if new:
            await self._store.signals.add_all(user_id, new)
            self._profiles.forget(user_id)
        unmatched = tuple((line, why) for line, why in matches if isinstance(why, str))
        return Imported(len(new), len(found) - len(new), unmatched, tuple(unreadable))


def _index(engine: Engine) -> _Index:
    index = _Index()
    for item in engine.catalog:
        index.ids.add(item.item_id)
        if item.imdb_id:
            index.by_imdb[item.imdb_id] = item.item_id
        for key in {_key(title) for title in (item.title, *item.other_titles)}:
            index.by_title[key].append((item.year, item.item_id))
    return index


def _key(title: str) -> str:
    return comparable(natural_order(title)).removeprefix("the ")
