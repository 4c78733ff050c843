"""Told to stop in the middle of answers, and killed in the middle of what people do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.process import Process
from tests.standin import StandIn

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]


async def test_answers_under_way_are_finished_before_it_stops(standin: StandIn, matinee: Process) -> None:
    asked = [
        await standin.user(f"person {number}").command("recommend", request=request)
        for number, request in enumerate(["crime, but please wait", "crime", "romance", "drama"])
    ]
    await standin.world.until(
        lambda: all(interaction.acknowledged is not None for interaction in asked), "acknowledgements"
    )
    assert await matinee.stop() == 0
    for interaction in asked:
        assert "1. " in (await interaction.answer()).text
        assert interaction.original is not None
        assert not interaction.original.loading, "nothing is left thinking"
    await matinee.start()


async def test_an_answer_there_is_no_time_for_is_asked_to_be_asked_again(tmp_path: Path) -> None:
    async with StandIn() as standin:
        matinee = Process(standin, tmp_path)
        await matinee.start()
        interaction = await standin.user("ana").command("recommend", request="please hang")
        await standin.world.until(lambda: interaction.acknowledged is not None, "an acknowledgement")
        assert await matinee.stop() == 0
        assert "Please ask again" in (await interaction.answer()).text
        assert interaction.original is not None
        assert not interaction.original.loading


async def test_killed_between_the_taps_of_a_rating(standin: StandIn, matinee: Process) -> None:
    ana = standin.user("ana")
    shown = await (await ana.command("movie", title="Inception")).answer()
    for label, says in (("★ 4", "4 stars"), ("Undo", "Taken back"), ("★ 2", "2 stars")):
        await matinee.kill()
        await matinee.start()
        shown = await (await ana.press(shown, label)).answer()
        assert says in shown.text
    await matinee.kill()
    await matinee.start()
    assert "You gave it 2 stars." in (await (await ana.command("movie", title="Inception")).answer()).text
