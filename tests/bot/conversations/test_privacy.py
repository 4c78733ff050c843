"""What is kept is told, handed over, paused and wiped out."""

import csv
import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from bot.config import LogSettings
from bot.conversations.person import Person
from bot.conversations.router import Router
from bot.conversations.screen import File, Screen
from bot.log import configure_logging
from bot.services.profiles import Profiles
from bot.store.store import Store
from tests.bot.conversations.conftest import ME, Do
from tests.bot.conversations.screens import heading, labels, press, texts

GONE = Person(0x0123_4567_89AB_CDEF)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged, for as long as a test lasts."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    configure_logging(LogSettings(level="debug"), stream)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def files(screen: Screen) -> dict[str, bytes]:
    return {block.name: block.content for block in screen.blocks if isinstance(block, File)}


async def test_of_a_stranger_nothing_is_kept(do: Do) -> None:
    screen = await do("privacy")
    assert texts(screen)[0] == "Nothing at all."
    assert labels(screen) == ["Pause learning"]


async def test_the_panel_counts_what_is_kept(do: Do) -> None:
    await do("rate", "#6", 9, "card")
    await do("recommend", "2 films")
    kept = texts(await do("privacy"))[0]
    assert "one thing you said of a film" in kept
    assert "one account id" in kept
    assert "2 films I showed" in kept


async def test_paused_nothing_is_learnt_and_that_is_said(do: Do, store: Store) -> None:
    paused = await do(press(await do("privacy"), "Pause learning"))
    assert texts(paused)[1].startswith("Learning is paused")
    assert "I did not keep that" in (await do("rate", "#6", 9)).plain
    assert await store.signals.standing(ME.user_id) == []
    await do(press(paused, "Resume learning"))
    assert texts(await do("rate", "#6", 9))[0].startswith("You gave Heat")


async def test_a_reaction_of_who_paused_is_not_taken_and_that_is_said(do: Do, router: Router) -> None:
    card = await do("movie", "#6")
    await router.shown(ME, card, message_id=2, channel_id=1, public=True)
    await do("privacy", "pause")
    said = await router.react(ME, message_id=2, emoji="👍", added=True)
    assert said is not None
    assert "I did not keep that" in texts(said)[0]
    assert await router.known_reactions(2) == set()


async def test_the_download_has_all_rows_and_a_table_of_signals(do: Do) -> None:
    await do("rate", "#6", 9)
    await do("watch", "#69757")
    downloaded = files(await do(press(await do("privacy"), "Download")))
    everything = json.loads(downloaded["matinee.json"])
    assert [signal["item_id"] for signal in everything["signals"]] == [6, 69757]
    rows = list(csv.DictReader(io.StringIO(downloaded["matinee.csv"].decode("utf-8-sig"))))
    told = [(row["film"], row["title"], row["year"], row["kind"], row["value"]) for row in rows]
    assert told == [
        ("6", "Heat", "1995", "rating", "4.5"),
        ("69757", "(500) Days of Summer", "2009", "watchlist", "1"),
    ]


async def test_deleting_asks_first(do: Do) -> None:
    await do("rate", "#6", 9)
    asked = await do(press(await do("privacy"), "Delete everything"))
    assert heading(asked) == "Delete everything?"
    assert "thing you said" in texts(await do(press(asked, "Keep it")))[0]


async def test_after_deleting_no_byte_of_the_id_is_left(
    do: Do, store: Store, path: Path, log: io.StringIO
) -> None:
    for step in (("rate", "#6", 9), ("recommend", "cozy"), ("similar", "alien"), ("privacy", "download")):
        await do(*step, person=GONE)
    erased = await do("privacy", "erase", person=GONE)
    assert heading(erased) == "Deleted."
    assert "one thing you said of a film" in texts(erased)[0]
    assert await Profiles(store).get(GONE.user_id) == await Profiles(store).get(404)
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert GONE.user_id.to_bytes(8, "big") not in written
    assert "answered" in log.getvalue()
    assert str(GONE.user_id) not in log.getvalue()
    assert heading(await do("privacy", "erase", person=GONE)) == "There was nothing to delete."


async def test_after_deleting_nothing_is_in_mind(do: Do) -> None:
    await do("rate", "#1214", 10)
    answered = await do("recommend", "cozy")
    await do("privacy", "erase")
    assert heading(await do("profile")) == "I don't know your taste yet."
    assert "is gone" in (await do(press(answered, "More"))).plain
