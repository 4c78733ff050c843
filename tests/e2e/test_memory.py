"""What Matinee remembers, on Discord: files in, lists, settings, and an end to all of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.e2e.process import Process
from tests.standin import StandIn

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]


def holding(folder: Path, user_id: int) -> list[str]:
    """Name the files that hold an id: database, its log, the bot's log, backups."""
    signs = (str(user_id).encode(), user_id.to_bytes(8, "big"))
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert len(files) >= 2
    return [file.name for file in files if any(sign in file.read_bytes() for sign in signs)]


LETTERBOXD = b"Date,Name,Year,Letterboxd URI,Rating\n2024-05-02,Heat,1995,x,4.5\n2024-05-01,Alien,1979,y,5\n"


async def test_a_letterboxd_file_becomes_a_taste_with_a_picture(standin: StandIn) -> None:
    ana = standin.user("ana")
    done = await (await ana.submit(await ana.command("import"), "ratings.csv", LETTERBOXD)).answer()
    assert "Imported: 2 films." in done.text
    assert done.ephemeral
    assert "matinee-import.csv" in done.files
    taste = await (await ana.press(done, "My taste")).answer()
    assert "Your taste, from 2 ratings" in taste.text
    assert taste.files == ("taste.png",)
    asked = await (await ana.press(taste, "That's wrong")).answer()
    assert "What is true of" in asked.text


async def test_a_file_too_large_is_refused_unread(standin: StandIn) -> None:
    ana = standin.user("ana")
    fetched = standin.fetched
    refused = await ana.submit(await ana.command("import"), "big.csv", b"x" * 50_000_000)
    assert "larger than 5 MB" in (await refused.answer()).text
    assert standin.fetched == fetched


async def test_the_watchlist_picks_and_lets_go(standin: StandIn) -> None:
    ana = standin.user("ana")
    for title in ("Alien", "Inception", "Ghost"):
        await (await ana.command("watchlist", add=title)).answer()
    panel = await (await ana.command("watchlist")).answer()
    assert "Your watchlist: 3 films" in panel.text
    picked = await (await ana.press(panel, "Pick one")).answer()
    assert "From your watchlist, by chance:" in picked.text
    panel = await (await ana.press(picked, "The whole list")).answer()
    gone = await (await ana.choose(panel, [panel.selects[1]["options"][0]["value"]], menu=1)).answer()
    assert "Your watchlist: 2 films" in gone.text


async def test_history_undoes_a_row(standin: StandIn) -> None:
    ana = standin.user("ana")
    await (await ana.command("rate", title="Alien", stars=9)).answer()
    rated = await (await ana.press(await (await ana.command("history")).answer(), "Rated")).answer()
    assert "Alien (1979)" in rated.text
    undone = await (await ana.press(rated, "Undo")).answer()
    assert "Taken back" in undone.text


async def test_a_limit_and_who_sees_answers_hold(standin: StandIn, matinee: Process) -> None:
    ana = standin.user("ana")
    panel = await (await ana.command("settings")).answer()
    await (await ana.choose(panel, ["everyone"])).answer()
    limits = await (await ana.press(panel, "Limits")).answer()
    await (await ana.choose(limits, ["Crime", "Drama"], menu=2)).answer()
    await matinee.restart()
    shown = await (await ana.command("recommend")).answer()
    assert not shown.ephemeral
    assert "Shawshank" not in shown.text


async def test_after_deleting_nothing_holds_the_id(standin: StandIn, matinee: Process) -> None:
    ana = standin.user("ana")
    await (await ana.command("rate", title="Alien", stars=9)).answer()
    panel = await (await ana.command("privacy")).answer()
    kept = (await (await ana.press(panel, "Download")).answer()).message.files
    assert json.loads(kept["matinee.json"])["signals"][0]["value"] == 4.5
    assert [row["title"] for row in csv.DictReader(io.StringIO(kept["matinee.csv"].decode("utf-8-sig")))]
    asked = await (await ana.press(panel, "Delete everything")).answer()
    assert "Deleted." in (await (await ana.press(asked, "Yes, delete everything")).answer()).text
    await matinee.restart()
    assert holding(matinee.log.parent, ana.id) == []
