from __future__ import annotations

import json

import aiohttp
import pytest

from tests.standin import Interaction, StandIn
from tests.standin.conftest import Bot
from tests.standin.forms import Json
from tests.standin.payloads import BOT_ID
from tests.standin.world import EPHEMERAL, V2, Message

COMMANDS = [{"name": "help", "description": "Help", "options": [], "contexts": [0, 1, 2]}]
SCREEN: Json = {"flags": V2, "components": [{"type": 10, "content": "Heat"}]}
BUTTON = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Why?", "custom_id": "v1:why"}]}


@pytest.fixture
async def interaction(standin: StandIn, bot: Bot) -> Interaction:
    await bot.call("PUT", f"/applications/{BOT_ID}/commands", COMMANDS)
    return await standin.user("ana").command("help")


def callback(interaction: Interaction) -> str:
    return f"/interactions/{interaction.id}/{interaction.token}/callback"


def hook(interaction: Interaction) -> str:
    return f"/webhooks/{BOT_ID}/{interaction.token}"


async def test_only_the_token_opens(bot: Bot) -> None:
    assert (await bot.call("GET", "/users/@me"))[0] == 200
    status, body = await bot.call("GET", "/users/@me", token="another")
    assert (status, body["message"]) == (401, "401: Unauthorized")


async def test_bad_commands_are_refused_with_their_place(bot: Bot) -> None:
    bad = [COMMANDS[0] | {"name": "Help me"}]
    status, body = await bot.call("PUT", f"/applications/{BOT_ID}/commands", bad)
    assert (status, body["code"]) == (400, 50035)
    assert body["errors"]["0"]["name"]["_errors"][0]["code"] == "APPLICATION_COMMAND_INVALID_NAME"


async def test_an_unregistered_command_cannot_be_typed(standin: StandIn) -> None:
    with pytest.raises(AssertionError, match="no command 'quiz' is registered"):
        await standin.user("ana").command("quiz")


async def test_a_command_is_not_typed_where_it_is_not_allowed(standin: StandIn, bot: Bot) -> None:
    await bot.call("PUT", f"/applications/{BOT_ID}/commands", [COMMANDS[0] | {"contexts": [0]}])
    with pytest.raises(AssertionError, match="not allowed here"):
        await standin.user("ana").command("help", standin.private_channel)


async def test_an_interaction_is_answered_once(bot: Bot, interaction: Interaction) -> None:
    assert (await bot.call("POST", callback(interaction), {"type": 4, "data": SCREEN}))[0] == 200
    status, body = await bot.call("POST", callback(interaction), {"type": 5})
    assert (status, body["code"]) == (400, 40060)
    assert (await interaction.answer()).text == "Heat"


async def test_three_seconds_are_the_limit(standin: StandIn, bot: Bot, interaction: Interaction) -> None:
    standin.world.skipped += 3.1
    status, body = await bot.call("POST", callback(interaction), {"type": 5})
    assert (status, body["code"]) == (404, 10062)


async def test_a_command_cannot_be_deferred_as_a_button(bot: Bot, interaction: Interaction) -> None:
    status, body = await bot.call("POST", callback(interaction), {"type": 6})
    assert (status, body["code"]) == (400, 50035)


async def test_the_first_follow_up_fills_the_deferred_answer(bot: Bot, interaction: Interaction) -> None:
    _, told = await bot.call("POST", callback(interaction), {"type": 5})
    _, first = await bot.call("POST", hook(interaction), SCREEN | {"flags": V2 | EPHEMERAL})
    _, second = await bot.call("POST", hook(interaction), SCREEN | {"flags": V2 | EPHEMERAL})
    assert first["id"] == told["interaction"]["response_message_id"] != second["id"]
    assert not first["flags"] & EPHEMERAL, "what was deferred for all stays for all"
    assert second["flags"] & EPHEMERAL


async def test_follow_ups_end_after_fifteen_minutes(
    standin: StandIn, bot: Bot, interaction: Interaction
) -> None:
    await bot.call("POST", callback(interaction), {"type": 5})
    standin.world.skipped += 15 * 60 + 1
    status, body = await bot.call("PATCH", hook(interaction) + "/messages/@original", SCREEN)
    assert (status, body["code"]) == (401, 50027)


async def test_a_button_changes_its_message(standin: StandIn, bot: Bot, interaction: Interaction) -> None:
    await bot.call(
        "POST", callback(interaction), {"type": 4, "data": {"content": "Heat", "components": [BUTTON]}}
    )
    shown = await interaction.answer()
    press = await standin.user("ben").press(shown, "Why")
    await bot.call("POST", callback(press), {"type": 6})
    status, _ = await bot.call("PATCH", hook(press) + "/messages/@original", {"content": "Because."})
    assert status == 200
    assert shown.message.content == "Because."
    assert (await press.answer()).content == "Because."


async def test_private_messages_are_for_one_person_and_take_no_reactions(
    standin: StandIn, bot: Bot, interaction: Interaction
) -> None:
    data = {"content": "Heat", "components": [BUTTON], "flags": EPHEMERAL}
    await bot.call("POST", callback(interaction), {"type": 4, "data": data})
    shown = await interaction.answer()
    with pytest.raises(AssertionError, match="somebody else's"):
        await standin.user("ben").press(shown, "Why")
    with pytest.raises(AssertionError, match="no reactions"):
        await standin.user("ana").react(shown.message, "👍")
    place = f"/channels/{standin.channel.id}/messages/{shown.message.id}"
    assert (await bot.call("GET", place))[1]["code"] == 10008


async def test_the_new_components_exclude_content(standin: StandIn, bot: Bot) -> None:
    place = f"/channels/{standin.channel.id}/messages"
    status, body = await bot.call("POST", place, SCREEN | {"content": "Heat"})
    assert (status, body["code"]) == (400, 50035)
    assert "content" in body["errors"]
    assert (await bot.call("POST", place, {}))[1]["code"] == 50006


async def test_files_come_beside_the_payload(standin: StandIn, bot: Bot) -> None:
    form = aiohttp.FormData()
    gallery = {"type": 12, "items": [{"media": {"url": "attachment://taste.png"}}]}
    form.add_field("payload_json", json.dumps({"flags": V2, "components": [gallery]}))
    form.add_field("files[0]", b"png", filename="taste.png")
    status, body = await bot.call("POST", f"/channels/{standin.channel.id}/messages", form)
    assert (status, body["attachments"][0]["filename"]) == (200, "taste.png")
    assert standin.world.messages[int(body["id"])].files == {"taste.png": b"png"}


async def test_channels_may_be_closed_gone_or_not_the_bots(standin: StandIn, bot: Bot) -> None:
    standin.channel.can_send = False
    place = "/channels/{}/messages"
    assert (await bot.call("POST", place.format(standin.channel.id), SCREEN))[1]["code"] == 50013
    assert (await bot.call("POST", place.format(standin.private_channel.id), SCREEN))[1]["code"] == 10003
    assert (await bot.call("POST", place.format(1), SCREEN))[1]["code"] == 10003


async def test_reactions_are_listed_by_page(standin: StandIn, bot: Bot) -> None:
    ana, ben = standin.user("ana"), standin.user("ben")
    _, sent = await bot.call("POST", f"/channels/{standin.channel.id}/messages", SCREEN)
    message: Message = standin.world.messages[int(sent["id"])]
    await ana.react(message, "👍")
    await ben.react(message, "👍")
    place = f"/channels/{standin.channel.id}/messages/{message.id}"
    assert (await bot.call("GET", place))[1]["reactions"][0]["count"] == 2
    page = (await bot.call("GET", f"{place}/reactions/👍?limit=1"))[1]
    assert [user["id"] for user in page] == [str(ana.id)]
    page = (await bot.call("GET", f"{place}/reactions/👍?limit=1&after={ana.id}"))[1]
    assert [user["id"] for user in page] == [str(ben.id)]


async def test_pings_are_noticed(standin: StandIn, bot: Bot) -> None:
    place = f"/channels/{standin.channel.id}/messages"
    _, loud = await bot.call("POST", place, {"content": "@everyone"})
    _, quiet = await bot.call("POST", place, {"content": "@everyone", "allowed_mentions": {"parse": []}})
    assert standin.world.messages[int(loud["id"])].pings
    assert not standin.world.messages[int(quiet["id"])].pings


async def test_faults_come_as_ordered(standin: StandIn, bot: Bot, interaction: Interaction) -> None:
    standin.faults.order("POST .*/callback", status=503)
    standin.faults.order("POST .*/callback", cut=True, after=True)
    assert (await bot.call("POST", callback(interaction), {"type": 5}))[0] == 503
    with pytest.raises(aiohttp.ClientError):
        await bot.call("POST", callback(interaction), {"type": 5})
    assert (await bot.call("POST", callback(interaction), {"type": 5}))[1]["code"] == 40060, (
        "it had come through"
    )
    assert standin.faults.count("POST .*/callback") == 3
