"""Told to stop in the middle of answers, and killed in the middle of what people do."""

from __future__ import annotations

import sqlite3
from contextlib import closing
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


def owed(matinee: Process) -> int:
    """How many answers are remembered to be owed."""
    with closing(sqlite3.connect(matinee.database)) as database:
        [(count,)] = database.execute("SELECT count(*) FROM notes WHERE key LIKE 'owed:%'")
    return int(count)


async def test_whoever_waited_when_it_was_killed_is_told_by_the_next(tmp_path: Path) -> None:
    async with StandIn() as standin:
        matinee = Process(standin, tmp_path, MATINEE_ENGINE__TIMEOUT="30")
        await matinee.start()
        ana, ben = standin.user("ana"), standin.user("ben", locale="de")
        asked = [await ana.command("recommend", request="please hang")]
        asked.append(await ben.command("recommend", request="crime"))
        await standin.world.until(lambda: owed(matinee) == 2, "two answers owed")
        await matinee.kill()
        await matinee.start()
        assert "Please ask again" in (await asked[0].answer()).text
        assert "Frag bitte" in (await asked[1].answer()).text
        await matinee.restart()
        for interaction in asked:
            assert interaction.original is not None
            assert not interaction.original.loading
            assert len(interaction.shown) == 1, "told once"
        assert await matinee.stop() == 0
    assert owed(matinee) == 0
    assert standin.refusals == []


async def test_killed_while_a_file_is_imported_all_of_it_is_kept_or_nothing(tmp_path: Path) -> None:
    titles = ("Inception,2010", "Alien,1979", "Ghost,1990")
    rows = "\n".join(f"2026-01-01,{title},https://boxd.it/x,4" for title in titles)
    content = f"Date,Name,Year,Letterboxd URI,Rating\n{rows}\n".encode()
    async with StandIn() as standin:
        matinee = Process(standin, tmp_path)
        await matinee.start()
        ana = standin.user("ana")
        asked = await ana.command("import")
        await ana.submit(asked, "ratings.csv", content)
        await matinee.kill()
        with closing(sqlite3.connect(matinee.database)) as database:
            [(kept,)] = database.execute("SELECT count(*) FROM signals")
        assert kept in (0, len(titles))
        await matinee.start()
        asked = await ana.command("import")
        assert (await (await ana.submit(asked, "ratings.csv", content)).answer()).text
        card = await (await ana.command("movie", title="Alien")).answer()
        assert "You gave it 4 stars." in card.text
        assert await matinee.stop() == 0
