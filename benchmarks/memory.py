"""Print whether memory stays flat: ``python -m benchmarks.memory [ACTIONS]``; 72,000 make an hour of traffic.

All of Matinee but the network, in one process: what people ask is answered, stored and drawn, one after the
other, for two thousand people.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import structlog

from benchmarks.load import resident
from benchmarks.requests import REQUESTS, SIMILAR
from bot.app import open_app
from bot.config import Settings, StoreSettings
from bot.conversations.action import Action
from bot.conversations.router import Person
from bot.frontends.discord.draw import draw

ACTIONS = 72_000
PEOPLE = 2_000
SHOWN = 12
"""How often memory is looked at."""


def main() -> None:
    """Measure and print."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    actions = int(sys.argv[1]) if len(sys.argv) > 1 else ACTIONS
    with tempfile.TemporaryDirectory() as folder:
        memory = asyncio.run(measure(Path(folder), actions))
    cpu = 1000 * time.process_time() / actions
    print(f"{actions} actions, {cpu:.1f} ms of CPU each; resident MB: {' '.join(map(str, memory))}")


async def measure(folder: Path, actions: int) -> list[int]:
    """Answer so many actions; megabytes at even steps between."""
    chance, memory = random.Random(1), []
    async with open_app(Settings(store=StoreSettings(path=folder / "memory.sqlite3"))) as app:
        for number in range(actions):
            person = Person(chance.randrange(1, PEOPLE))
            draw(await app.router.answer(person, something(chance, number)))
            if number % max(1, actions // SHOWN) == 0:
                memory.append(resident(os.getpid()))
    return memory


def something(chance: random.Random, number: int) -> Action:
    """What somebody asks: mostly films for a wish that nobody had before."""
    return chance.choice(
        [
            *[Action("recommend", (f"{chance.choice(REQUESTS)} {number}",))] * 6,
            *[Action("movie", (chance.choice(SIMILAR),))] * 2,
            Action("similar", (chance.choice(SIMILAR),)),
            Action.of("rate", chance.choice(SIMILAR), chance.randrange(1, 11)),
        ]
    )


if __name__ == "__main__":
    main()
