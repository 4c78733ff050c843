"""What is kept is told, handed over, paused and wiped out."""

import csv
import io
import json
import logging
import zipfile
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import cast

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
from tests.bot.conversations.screens import films, heading, labels, press, texts

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


def holders(router: Router, user_id: int) -> list[str]:
    """Name whatever in memory, from the router on, holds an id: as a key, as a value, in a dataclass."""
    found, seen, waiting = [], set(), [("router", cast(object, router))]
    while waiting:
        name, thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, str | bytes | type | ModuleType):
            continue
        seen.add(id(thing))
        if type(thing) is int and thing == user_id:
            found.append(name)
        if isinstance(thing, Mapping):
            waiting += [(name, part) for pair in thing.items() for part in pair]
        elif isinstance(thing, list | tuple | set | frozenset | deque):
            waiting += [(name, part) for part in thing]
        elif type(thing).__module__.startswith(("bot.", "recommender.")):
            names = [*getattr(thing, "__dict__", {}), *getattr(type(thing), "__slots__", ())]
            waiting += [(f"{name}.{part}", getattr(thing, part, None)) for part in names]
    return found


def files(screen: Screen) -> dict[str, bytes]:
    return {block.name: block.content for block in screen.blocks if isinstance(block, File)}


async def test_of_a_stranger_nothing_is_kept(do: Do) -> None:
    screen = await do("privacy")
    assert texts(screen)[0] == "Nothing at all."
    assert labels(screen) == ["Pause learning", "Hide me from others"]


async def test_hidden_and_shown_again(do: Do) -> None:
    hidden = await do(press(await do("privacy"), "Hide me from others"))
    assert "You are hidden: nobody else is told of your taste." in texts(hidden)
    shown = await do(press(hidden, "Show me to others"))
    assert "Hide me from others" in labels(shown)


async def test_paused_an_answer_is_kept_in_memory_alone_and_its_buttons_work(do: Do, store: Store) -> None:
    await do("privacy", "pause")
    answered = await do("recommend", "cozy")
    assert films(await do(press(answered, "More")))
    assert await store.people.counts(ME.user_id) == {"users": 1}


async def test_paused_a_quiz_says_so(do: Do, store: Store) -> None:
    await do("privacy", "pause")
    assert "Learning is paused" in (await do("quiz", "quick")).plain
    assert await store.people.counts(ME.user_id) == {"users": 1}


async def test_who_opts_out_is_answered_and_never_stored(do: Do, store: Store, path: Path) -> None:
    await do("rate", "#6", 9, person=GONE)
    asked = await do("privacy", "delete", person=GONE)
    out = await do(press(asked, "Delete, and keep nothing new"), person=GONE)
    assert heading(out) == "You opted out."
    assert films(await do("recommend", "cozy", person=GONE))
    assert "You opted out" in (await do("rate", "#6", 9, person=GONE)).plain
    assert "You opted out" in (await do("settings", "show", "everyone", person=GONE)).plain
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert GONE.user_id.to_bytes(8, "big") not in written
    panel = await do("privacy", person=GONE)
    assert labels(panel) == ["Opt in again"]
    assert texts(await do(press(panel, "Opt in again"), person=GONE))[0] == "Nothing at all."
    assert texts(await do("rate", "#6", 9, person=GONE))[0].startswith("You gave Heat")


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
    assert "I keep nothing new" in (await do("rate", "#6", 9)).plain
    assert await store.signals.standing(ME.user_id) == []
    await do(press(paused, "Resume learning"))
    assert texts(await do("rate", "#6", 9))[0].startswith("You gave Heat")


async def test_a_reaction_of_who_paused_is_not_taken_and_that_is_said(do: Do, router: Router) -> None:
    card = await do("movie", "#6")
    await router.shown(ME, card, message_id=2, channel_id=1, public=True)
    await do("privacy", "pause")
    said = await router.react(ME, message_id=2, emoji="👍", added=True)
    assert said is not None
    assert "I keep nothing new" in texts(said)[0]
    assert await router.known_reactions(2) == set()


async def test_the_download_has_all_rows_and_a_table_of_signals(do: Do) -> None:
    await do("rate", "#6", 9)
    await do("watch", "#69757")
    await do("recommend", "2 films")
    downloaded = files(await do(press(await do("privacy"), "Download")))
    everything = json.loads(downloaded["matinee.json"])
    reasons = [shown["reason"] for shown in everything["impressions"] if shown["reason"]]
    assert reasons == ["Action, and well liked.", "Crime, and well liked."]
    assert [signal["item_id"] for signal in everything["signals"]] == [6, 69757]
    rows = list(csv.DictReader(io.StringIO(downloaded["matinee.csv"].decode("utf-8-sig"))))
    told = [(row["film"], row["title"], row["year"], row["kind"], row["value"]) for row in rows]
    assert told == [
        ("6", "Heat", "1995", "rating", "4.5"),
        ("69757", "(500) Days of Summer", "2009", "watchlist", "1"),
    ]


async def test_a_download_too_large_for_a_message_is_zipped(do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.privacy.MOST_BYTES", 100)
    await do("rate", "#6", 9)
    zipped = files(await do("privacy", "download"))["matinee.zip"]
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        assert json.loads(archive.read("matinee.json"))["signals"][0]["item_id"] == 6


async def test_deleting_asks_first(do: Do) -> None:
    await do("rate", "#6", 9)
    asked = await do(press(await do("privacy"), "Delete everything"))
    assert heading(asked) == "Delete everything?"
    assert "thing you said" in texts(await do(press(asked, "Keep it")))[0]


async def test_after_deleting_no_byte_of_the_id_is_left(
    do: Do, router: Router, store: Store, path: Path, log: io.StringIO
) -> None:
    steps: list[tuple[object, ...]] = [("rate", "#6", 9), ("recommend", "cozy"), ("similar", "alien")]
    steps += [("limits", "genre", "Horror"), ("settings", "reactions", "off"), ("quiz", "quick")]
    for step in (*steps, ("privacy", "download"), ("privacy", "pause"), ("recommend", "cozy")):
        await do(*step, person=GONE)
    assert holders(router, GONE.user_id)
    erased = await do("privacy", "erase", person=GONE)
    assert heading(erased) == "Deleted."
    assert "one thing you said of a film" in texts(erased)[0]
    assert await Profiles(store).get(GONE.user_id) == await Profiles(store).get(404)
    written = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert GONE.user_id.to_bytes(8, "big") not in written
    assert holders(router, GONE.user_id) == []
    assert "answered" in log.getvalue()
    assert str(GONE.user_id) not in log.getvalue()
    assert heading(await do("privacy", "erase", person=GONE)) == "There was nothing to delete."


async def test_after_deleting_nothing_is_in_mind(do: Do) -> None:
    await do("rate", "#1214", 10)
    answered = await do("recommend", "cozy")
    await do("privacy", "erase")
    assert heading(await do("profile")) == "I don't know your taste yet."
    assert "is gone" in (await do(press(answered, "More"))).plain
