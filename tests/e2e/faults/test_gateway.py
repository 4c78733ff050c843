"""The gateway at its worst: dropped, forgotten, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.faults.conftest import unnamed_failures
from tests.e2e.process import Process
from tests.standin import Interaction, StandIn

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]


async def asked_for_help(standin: StandIn) -> Interaction:
    return await standin.user("ana").command("help")


async def test_what_happened_while_the_connection_was_down_is_answered_after_resuming(
    standin: StandIn,
) -> None:
    identifies, resumes = standin.gateway.identifies, standin.gateway.resumes
    await standin.gateway.drop()
    assert (await (await asked_for_help(standin)).answer()).text
    assert (standin.gateway.identifies, standin.gateway.resumes) == (identifies, resumes + 1)


async def test_a_session_that_is_lost_is_begun_anew(standin: StandIn) -> None:
    identifies = standin.gateway.identifies
    await standin.gateway.lose()
    await standin.ready(identifies=identifies + 1)
    assert (await (await asked_for_help(standin)).answer()).text


async def test_an_interaction_that_comes_again_after_resuming_is_answered_once(standin: StandIn) -> None:
    asked = await asked_for_help(standin)
    await asked.answer()
    await standin.gateway.repeat_last("INTERACTION_CREATE")
    assert (await (await asked_for_help(standin)).answer()).text
    assert len(asked.shown) == 1


async def test_a_first_handshake_that_is_refused_is_tried_again(tmp_path: Path) -> None:
    async with StandIn() as standin:
        standin.faults.order("GET /gateway/", status=503)
        matinee = Process(standin, tmp_path)
        await matinee.start()
        shown = await (await asked_for_help(standin)).answer()
        assert await matinee.stop() == 0
    assert standin.faults.count("GET /gateway/") == 2
    assert shown.text
    assert unnamed_failures(matinee.log.read_text(encoding="utf-8")) == []
