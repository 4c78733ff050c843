"""Print and write what the store costs when it is full: ``python -m benchmarks.store``.

A database of 1,000,000 ratings by 100,000 people is filled by SQL, then asked through the store as the bot
does.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from benchmarks.__main__ import machine
from benchmarks.timing import Times
from bot.services.profiles import Profiles
from bot.store.backup import back_up
from bot.store.health import check
from bot.store.migrations import migrate
from bot.store.records import Kind, NewSignal
from bot.store.store import Store, open_store
from recommender.types import FloatArray

REPORT = Path(__file__).with_name("store.md")
PEOPLE, RATINGS, ITEMS = 100_000, 1_000_000, 16_000
ASKED, ERASED = 2_000, 5
Pair = tuple[Times, Times]
"""By the clock, and of the processor."""
FIRST_ID = 10**17
"""Ids as large as Discord's."""


def main() -> None:
    """Fill, measure, print, and write the report."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "full.sqlite3"
        fill(path)
        lines = ["# The store, full", "", "Written by `python -m benchmarks.store`.", "", machine(), ""]
        size = path.stat().st_size / 1e6
        lines += [
            f"{RATINGS:,} ratings by {PEOPLE:,} people in {size:.0f} MB; most by one person: {most(path)}.",
            "",
        ]
        lines += [
            f"Load before: {load():.1f} for each processor. CPU is what this process used itself.",
            "",
        ]
        lines += ["| what | p50 ms | p95 ms | CPU p50 | CPU p95 |", "|---|---|---|---|---|"]
        lines += [row(name, *pair) for name, pair in asyncio.run(measure(path)).items()]
        lines += [row("check at start, the whole file", *timed(lambda: check(path)))]
        lines += [row("online backup", *timed(lambda: back_up(path, Path(folder) / "copy.sqlite3")))]
    text = "\n".join(lines) + "\n"
    print(text)
    REPORT.write_text(text, encoding="utf-8")


def fill(path: Path) -> None:
    """Make a database; a few people rate very many films, most of them a few."""
    migrate(path)
    random = np.random.default_rng(7)
    shares = random.pareto(1.2, PEOPLE) + 1
    people = np.sort(random.choice(PEOPLE, RATINGS, p=shares / shares.sum()))
    items = random.integers(1, ITEMS, RATINGS)
    halves = random.integers(1, 11, RATINGS)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO users (user_id, first_seen) VALUES (?, 0)", ids(np.arange(PEOPLE))
        )
        connection.executemany(
            "INSERT INTO signals (user_id, item_id, kind, value, source, at) "
            "VALUES (?, ?, 'rating', ?, 'card', ?)",
            (
                (FIRST_ID + int(person), int(item), int(half) / 2, moment)
                for moment, (person, item, half) in enumerate(zip(people, items, halves, strict=True))
            ),
        )


def ids(people: np.ndarray) -> list[tuple[int]]:
    return [(FIRST_ID + int(person),) for person in people]


def most(path: Path) -> int:
    """Count the ratings of whoever gave the most."""
    with closing(sqlite3.connect(path)) as connection:
        counted = "SELECT count(*) AS given FROM signals GROUP BY user_id ORDER BY given DESC LIMIT 1"
        return int(connection.execute(counted).fetchone()[0])


async def measure(path: Path) -> dict[str, Pair]:
    """Time what the bot does with people taken by chance."""
    random = np.random.default_rng(8)
    async with open_store(path) as store:
        people = [FIRST_ID + int(person) for person in random.choice(PEOPLE, ASKED, replace=False)]
        return {
            "load a profile": await times(Profiles(store, cached=0).get, people),
            "write a rating": await times(lambda user_id: rate(store, user_id), people),
            "undo a rating": await times(lambda user_id: undo(store, user_id), people),
            "list a page of history": await times(lambda user_id: page(store, user_id), people),
            "delete a person, to the last byte": await times(store.people.erase, people[:ERASED]),
        }


async def rate(store: Store, user_id: int) -> None:
    await store.signals.add(user_id, NewSignal(ITEMS + 1, Kind.RATING, 4, "card"))


async def undo(store: Store, user_id: int) -> None:
    (newest,) = await store.signals.recent(user_id, limit=1)
    await store.signals.undo(user_id, newest.signal_id)


async def page(store: Store, user_id: int) -> None:
    await store.signals.standing_of(user_id, Kind.RATING, limit=6)


async def times(do: Callable[[int], Awaitable[object]], people: list[int]) -> Pair:
    """Time an action for each of some people."""
    taken = []
    for user_id in people:
        start = _clocks()
        await do(user_id)
        taken.append(1000 * (_clocks() - start))
    return _pair(taken)


def timed(do: Callable[[], object]) -> Pair:
    """Time one call."""
    start = _clocks()
    do()
    return _pair([1000 * (_clocks() - start)])


def row(name: str, wall: Times, cpu: Times) -> str:
    """One line of the table."""
    return f"| {name} | {wall.p50:.1f} | {wall.p95:.1f} | {cpu.p50:.1f} | {cpu.p95:.1f} |"


def load() -> float:
    """Tell how many processes wanted each processor over the last minute."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def _clocks() -> FloatArray:
    return np.array([time.perf_counter(), time.process_time()])


def _pair(taken: list[FloatArray]) -> Pair:
    p50, p95 = np.percentile(taken, [50, 95], axis=0)
    return Times(p50[0], p95[0]), Times(p50[1], p95[1])


if __name__ == "__main__":
    main()
