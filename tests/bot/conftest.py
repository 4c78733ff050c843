from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.services.worker import Worker
from tests.bot.fakes import FakeEngine


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def worker(engine: FakeEngine) -> Iterator[Worker]:
    worker = Worker(lambda: engine, timeout=10, queue=64)
    yield worker
    worker.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "matinee.sqlite3"
