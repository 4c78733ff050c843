"""The engine fails, dies and hangs: whoever asked is told, everybody else is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.services.worker import MOST_HUNG
from tests.e2e.process import Process
from tests.standin import Interaction, StandIn

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]


@pytest.fixture(scope="module")
def variables() -> Mapping[str, str]:
    return {"MATINEE_ENGINE__TIMEOUT": "1", "MATINEE_LIMITS__BURST": "12"}


async def ask(standin: StandIn, request: str) -> Interaction:
    return await standin.user("ana").command("recommend", request=request)


async def test_a_failure_has_a_reference_that_is_in_the_log(standin: StandIn, matinee: Process) -> None:
    shown = await (await ask(standin, "please fail")).answer()
    reference = shown.text.rsplit(": ", 1)[1].rstrip(".")
    lines = matinee.log.read_text(encoding="utf-8").splitlines()
    [line] = [line for line in lines if "interaction failed" in line]
    assert f"ref={reference}" in line
    assert "as I was asked to" not in line, "an error may quote what people wrote"


async def test_an_engine_that_dies_is_replaced(standin: StandIn, matinee: Process) -> None:
    assert "please ask again" in (await (await ask(standin, "please die")).answer()).text
    assert "1. " in (await (await ask(standin, "crime")).answer()).text
    await matinee.logs("thread died")


async def test_an_engine_that_hangs_is_replaced(standin: StandIn, matinee: Process) -> None:
    hangs = await ask(standin, "please hang")
    await asyncio.sleep(0.1)
    waits = await ask(standin, "crime")
    assert "took longer than it should" in (await hangs.answer()).text
    assert (await waits.answer()).text
    assert "1. " in (await (await ask(standin, "crime")).answer()).text
    await matinee.logs("a question hangs")


async def test_one_person_cannot_make_others_wait(standin: StandIn) -> None:
    eve, ana = standin.user("eve"), standin.user("ana")
    flood = [await eve.command("recommend", request="crime") for _ in range(40)]
    asked = await ana.command("recommend", request="crime")
    assert "1. " in (await asked.answer()).text
    told = [(await interaction.answer()).text for interaction in flood]
    assert any("That was quick. I can answer you again in" in text for text in told)


async def test_a_bot_whose_engine_hangs_again_and_again_ends_so_that_it_is_started_anew(
    tmp_path: Path,
) -> None:
    async with StandIn() as standin:
        matinee = Process(standin, tmp_path, MATINEE_ENGINE__TIMEOUT="1")
        await matinee.start()
        for _ in range(MOST_HUNG):
            asked = await ask(standin, "please hang")
            assert (await asked.answer()).text
        assert await matinee.ended() == 1
        await matinee.start()
        assert "1. " in (await (await ask(standin, "crime")).answer()).text
        assert await matinee.stop() == 0
