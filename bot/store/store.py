"""The store: one database, opened once, with a part for each thing remembered."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.errors import StoreFullError
from bot.store.answers import Answers
from bot.store.database import Database
from bot.store.messages import Messages
from bot.store.migrations import BUSY_TIMEOUT
from bot.store.notes import Notes
from bot.store.pairs import Pairs
from bot.store.people import People
from bot.store.quiz import Quizzes
from bot.store.servers import Servers
from bot.store.settings import SettingsOfPeople
from bot.store.signals import Signals


class Store:
    """Everything remembered; the only place with SQL is behind it."""

    def __init__(self, database: Database) -> None:
        self.signals = Signals(database)
        self.answers = Answers(database)
        self.messages = Messages(database)
        self.notes = Notes(database)
        self.people = People(database)
        self.quizzes = Quizzes(database)
        self.settings = SettingsOfPeople(database)
        self.pairs = Pairs(database)
        self.servers = Servers(database)


@asynccontextmanager
async def open_store(path: Path, *, busy_timeout: float = BUSY_TIMEOUT) -> AsyncIterator[Store]:
    """Open the store at a path, making or migrating its database, and close it in the end.

    Raises
    ------
    StoreError
        If the database cannot be opened, or was made by a newer Matinee.
    """
    database = await Database.open(path, busy_timeout=busy_timeout)
    try:
        store = Store(database)
        with suppress(StoreFullError):
            await store.people.scrub_if_due()
        yield store
    finally:
        await database.close()
