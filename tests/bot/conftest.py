from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.conversations.router import Router
from bot.services.services import Services
from bot.services.worker import Worker
from bot.store.store import Store, open_store
from tests.bot.fakes import FakeEngine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "matinee.sqlite3"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[Store]:
    async with open_store(path) as store:
        yield store


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def worker(engine: FakeEngine) -> Iterator[Worker]:
    worker = Worker(lambda: engine, timeout=10, queue=64)
    yield worker
    worker.close()


@pytest.fixture
def services(store: Store, worker: Worker) -> Services:
    return Services.of(store, worker)


@pytest.fixture
def router(services: Services) -> Router:
    return Router(services)
