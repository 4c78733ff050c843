"""Discord's REST interface at its worst: limits, errors, cut connections, what is late or gone."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.e2e.process import Process
from tests.standin import StandIn
from tests.standin.payloads import BOT_ID
from tests.standin.shown import Shown
from tests.standin.world import Message

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]

CALLBACK = "POST .*/callback"
EDIT = "PATCH .*/@original"
FOLLOW_UP = "POST .*/webhooks/[^/]+/[^/]+"
REPLY = "POST .*/messages"
LIMITED = {"message": "You are being rate limited.", "retry_after": 0.2, "global": False}
FAULTS: list[dict[str, Any]] = [
    {"status": 500},
    {"status": 502},
    {"status": 503},
    {"cut": True},
    {"status": 429, "headers": {"Retry-After": "0.2", "Via": "1.1 google"}, "body": LIMITED},
    {"status": 429, "headers": {"Retry-After": "0.2"}, "body": LIMITED},
]
NAMES = ["500", "502", "503", "cut", "429", "429 without Via"]


@pytest.fixture(params=FAULTS, ids=NAMES)
def fault(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


async def public_answer(standin: StandIn) -> Shown:
    ben = standin.user("ben")
    return await (await ben.command("recommend", request="crime", show="everyone")).answer()


async def test_a_callback(standin: StandIn, fault: dict[str, Any]) -> None:
    standin.faults.order(CALLBACK, **fault)
    interaction = await standin.user("ana").command("recommend", request="crime")
    assert "1. " in (await interaction.answer()).text
    assert interaction.acknowledged is not None
    assert len(interaction.shown) == 1


async def test_an_answer(standin: StandIn, fault: dict[str, Any]) -> None:
    standin.faults.order(EDIT, **fault)
    assert "1. " in (await (await standin.user("ana").command("recommend", request="crime")).answer()).text


async def test_a_follow_up(standin: StandIn, fault: dict[str, Any]) -> None:
    public = await public_answer(standin)
    standin.faults.order(FOLLOW_UP, **fault)
    more = await (await standin.user("ana").press(public, "More")).answer()
    assert more.ephemeral
    assert "1. " in more.text


async def test_a_reply(standin: StandIn, fault: dict[str, Any]) -> None:
    standin.faults.order(REPLY, **fault)
    said = await standin.user("ana").say(f"<@{BOT_ID}> crime")
    assert "1. " in (await standin.next_message(said)).text


async def test_an_answer_slower_than_three_seconds(standin: StandIn) -> None:
    interaction = await standin.user("ana").command("recommend", request="crime, but please wait")
    shown = await interaction.answer()
    assert interaction.acknowledged is not None
    assert interaction.acknowledged < 3
    assert "1. " in shown.text


async def test_an_answer_whose_token_expired_comes_in_a_direct_message(standin: StandIn) -> None:
    ana = standin.user("ana")
    interaction = await ana.command("recommend", request="crime, but please wait")
    await standin.world.until(lambda: interaction.acknowledged is not None, "an acknowledgement")
    standin.world.skipped += 16 * 60
    assert interaction.original is not None
    answer = await standin.next_message(interaction.original, ana.direct)
    assert "1. " in answer.text
    interaction.shown.append(answer)


async def test_a_message_that_was_deleted_meanwhile(standin: StandIn) -> None:
    ana = standin.user("ana")
    shown = await (await ana.command("recommend", request="crime")).answer()
    pressed = await ana.press(shown, "Open")
    del standin.world.messages[shown.message.id]
    assert (await pressed.answer()).message is not shown.message


async def test_a_public_card_that_was_deleted_takes_no_reactions_and_breaks_nothing(
    standin: StandIn, matinee: Process
) -> None:
    ana = standin.user("ana")
    card = await (await ana.command("movie", title="Inception", show="everyone")).answer()
    await ana.react(card.message, "4️⃣")
    await standin.next_message(card.message)
    del standin.world.messages[card.message.id]
    await matinee.restart()
    assert "You gave it 4 stars" in (await (await ana.command("movie", title="Inception")).answer()).text


async def test_a_channel_that_was_deleted_meanwhile(standin: StandIn) -> None:
    ana, place = standin.user("ana"), standin.world.add_channel(standin.channel.type)
    interaction = await ana.command("recommend", place, request="crime, but please wait")
    await standin.world.until(lambda: interaction.acknowledged is not None, "an acknowledgement")
    place.deleted = True
    assert interaction.original is not None
    answer = await standin.next_message(interaction.original, ana.direct)
    assert "1. " in answer.text
    interaction.shown.append(answer)


async def test_a_button_of_an_unknown_version(standin: StandIn) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Old", "custom_id": "v9:rate:6"}]}
    message = Message(standin.world.next_id(), standin.channel, standin.world.bot, "A new card", [row])
    standin.world.messages[message.id] = message
    assert "has retired" in (await (await standin.user("ana").press_id(message, "v9:rate:6")).answer()).text


async def test_many_at_once_through_bad_weather(standin: StandIn) -> None:
    for pattern in (CALLBACK, EDIT):
        standin.faults.order(pattern, status=502, times=5)
        standin.faults.order(pattern, cut=True, times=5)
    people = [standin.user(f"person {number}") for number in range(20)]
    asked = await asyncio.gather(*(person.command("recommend", request="crime") for person in people))
    answers = await asyncio.gather(*(interaction.answer() for interaction in asked))
    assert all("1. " in shown.text for shown in answers)
