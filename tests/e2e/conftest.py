"""One Discord and one bot for a whole file of tests."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.e2e.process import Process
from tests.standin import StandIn


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standin() -> AsyncIterator[StandIn]:
    async with StandIn() as standin:
        yield standin
        assert standin.refusals == [], "Discord refused nothing"
        assert not any(message.pings for message in standin.world.messages.values())


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def matinee(standin: StandIn, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Process]:
    process = Process(standin, tmp_path_factory.mktemp("matinee"))
    await process.start()
    try:
        yield process
    finally:
        await process.kill()
    log = process.log.read_text(encoding="utf-8")
    assert "Traceback" not in log, log
    assert "[error" not in log, log
