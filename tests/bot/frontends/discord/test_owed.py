"""Answers that take a while are owed, and no longer than until they are there."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import StoreBusyError
from tests.bot.frontends.discord.conftest import FakeRouter, Serving
from tests.standin import Interaction, StandIn


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.frontends.discord.owed.SECONDS", 0.01)


def owed(router: FakeRouter) -> list[str]:
    return [key for key in router.memory if key.startswith("owed:")]


async def slow_command(standin: StandIn, router: FakeRouter) -> Interaction:
    router.gate = asyncio.Event()
    return await standin.user("ana").command("recommend", request="x")


@pytest.mark.usefixtures("bot")
async def test_a_slow_answer_is_owed_until_it_is_there(standin: StandIn, router: FakeRouter) -> None:
    interaction = await slow_command(standin, router)
    await standin.world.until(lambda: len(owed(router)) == 1, "an answer owed")
    assert router.gate is not None
    router.gate.set()
    await interaction.answer()
    await standin.world.until(lambda: not owed(router), "nothing owed")


@pytest.mark.usefixtures("bot")
async def test_an_answer_comes_though_it_could_not_be_remembered(
    standin: StandIn, router: FakeRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    async def busy(key: str, value: str) -> None:
        tried.append(key)
        raise StoreBusyError

    monkeypatch.setattr(router, "remember", busy)
    interaction = await slow_command(standin, router)
    await standin.world.until(lambda: bool(tried), "a try")
    assert router.gate is not None
    router.gate.set()
    assert (await interaction.answer()).text


async def test_what_an_earlier_process_owed_is_told_once_and_in_their_language(
    standin: StandIn, router: FakeRouter, serving: Serving
) -> None:
    async with serving():
        interaction = await slow_command(standin, router)
        await standin.world.until(lambda: len(owed(router)) == 1, "an answer owed")
        # As if killed: what is owed stays, and the message that says "thinking" too.
        left = dict(router.memory)
        assert router.gate is not None
        router.gate.set()
        await interaction.answer()
    router.memory = left | {"owed:all:1": "en token-of-long-ago", "owed:0-3:2": "en token-of-another-process"}
    async with serving():
        told = await interaction.answer(2)
        await standin.world.until(lambda: owed(router) == ["owed:0-3:2"], "the other's alone")
    assert "Please ask again" in told.text
    assert told.ephemeral
