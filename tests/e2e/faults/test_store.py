"""The database locked, full and read-only: people are told, and what they were told is saved is."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing

import pytest

from tests.e2e.process import Process
from tests.standin import StandIn, User
from tests.standin.shown import Shown

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]
NOT_SAVED = "I could not save or read that."
ENOUGH = 500
"""Ratings that fill the pages there are."""


async def rate(person: User, stars: str) -> Shown:
    return await (await person.command("rate", title="Inception", stars=int(2 * float(stars)))).answer()


async def card(person: User) -> str:
    return (await (await person.command("movie", title="Inception")).answer()).text


def stars(text: str) -> str:
    found = re.search(r"You gave .* (\d) stars?\.", text)
    assert found, text
    return found[1]


@pytest.fixture(scope="module")
def variables() -> Mapping[str, str]:
    return {"MATINEE_LIMITS__BURST": "10000"}


@pytest.fixture
def ana(standin: StandIn) -> User:
    return standin.user("ana")


def named_in_log(shown: Shown, matinee: Process) -> bool:
    reference = shown.text.rsplit(": ", 1)[1].rstrip(".")
    return f"ref={reference}" in matinee.log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("breaks", "heals", "error"),
    [
        ("PRAGMA query_only = ON", "PRAGMA query_only = OFF", "StoreReadOnlyError"),
        ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000", "StoreFullError"),
    ],
)
async def test_a_database_that_cannot_be_written(
    ana: User, matinee: Process, breaks: str, heals: str, error: str
) -> None:
    saved = (await rate(ana, "4")).text
    matinee.pragma(breaks)
    for attempt in range(ENOUGH):
        told = await rate(ana, str(1 + attempt % 3))
        if NOT_SAVED in told.text:
            break
        saved = told.text
    assert NOT_SAVED in told.text
    assert named_in_log(told, matinee)
    assert error in matinee.log.read_text(encoding="utf-8")
    await matinee.kill()
    matinee.pragma(heals)
    await matinee.start()
    assert stars(saved) == stars(await card(ana)), "what was acknowledged, and nothing else"
    assert "You gave Inception (2010) 5 stars." in (await rate(ana, "5")).text


async def test_a_database_that_another_process_holds(ana: User, matinee: Process) -> None:
    assert "4 stars." in (await rate(ana, "4")).text
    with closing(sqlite3.connect(matinee.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = await rate(ana, "1")
        other.execute("ROLLBACK")
    assert NOT_SAVED in refused.text
    assert named_in_log(refused, matinee)
    assert "You gave it 4 stars." in await card(ana)
