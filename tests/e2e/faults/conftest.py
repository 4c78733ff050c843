"""One Discord and one bot a file of faults; after each file nobody waits and nothing failed unnamed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

import pytest
import pytest_asyncio

from tests.e2e.process import Process
from tests.standin import Interaction, StandIn
from tests.standin.interactions import AUTOCOMPLETE


def unanswered(standin: StandIn) -> list[Interaction]:
    """Whoever did something and was shown nothing for it."""
    return [
        interaction
        for interaction in standin.interactions.values()
        if interaction.kind != AUTOCOMPLETE and not interaction.shown
    ]


def unnamed_failures(log: str) -> list[str]:
    """Lines that tell of an exception without a reference to ask after it by."""
    return [line for line in log.splitlines() if "frames=" in line and " ref=" not in line]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def standin() -> AsyncIterator[StandIn]:
    async with StandIn() as standin:
        yield standin


@pytest.fixture(scope="module")
def variables() -> Mapping[str, str]:
    """What a file sets in the bot's environment."""
    return {}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def matinee(
    standin: StandIn, tmp_path_factory: pytest.TempPathFactory, variables: Mapping[str, str]
) -> AsyncIterator[Process]:
    process = Process(standin, tmp_path_factory.mktemp("matinee"), **variables)
    await process.start()
    try:
        yield process
    finally:
        await process.kill()
    log = process.log.read_text(encoding="utf-8")
    assert "Traceback" not in log, log
    assert unnamed_failures(log) == []
    assert unanswered(standin) == []
