"""``python -m tests.bot.matinee``: the whole program as ``python -m bot`` runs it, over the small engine.

A request may ask the engine to hang, to die, to fail or to take its time. The file that STANDIN_PRAGMA names
holds what is told to the database before each write: how a disk gets full, or a file read-only.
"""

import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiosqlite

import bot.app
import bot.check
from bot.__main__ import main
from bot.config import EngineSettings
from bot.store.database import Database
from recommender.types import Request
from tests.bot.fakes import FakeEngine


class FragileEngine(FakeEngine):
    """Does to itself what it is asked for."""

    def understand(self, text: str, **context: Any) -> Request:
        if "please hang" in text:
            time.sleep(3600)
        if "please die" in text:
            raise SystemExit
        if "please fail" in text:
            raise RuntimeError("as I was asked to")
        if "please wait" in text:
            time.sleep(3.5)
        return super().understand(text, **context)


def load(settings: EngineSettings) -> FakeEngine:
    return FragileEngine()


def pragma() -> str:
    path = Path(os.environ.get("STANDIN_PRAGMA", os.devnull))
    return path.read_text() if path.exists() else ""


@asynccontextmanager
async def faulty_transaction(database: Database) -> AsyncIterator[aiosqlite.Connection]:
    await database._writer.execute_fetchall(pragma() or "SELECT 1")
    async with transaction(database) as connection:
        yield connection


if __name__ == "__main__":
    transaction = Database.transaction
    Database.transaction = faulty_transaction  # type: ignore[method-assign]
    bot.app.load_engine = bot.check.load_engine = load
    main()
