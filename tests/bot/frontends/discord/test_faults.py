from __future__ import annotations

import asyncio

import pytest
from pydantic import SecretStr

from bot.config import DiscordSettings
from bot.errors import ConfigError
from bot.frontends.discord import serve
from tests.bot.frontends.discord.conftest import FakeRouter, Serving
from tests.standin import StandIn
from tests.standin.payloads import GUILD_ID

CALLBACK = "POST .*/callback"
ANSWER = "PATCH .*/@original"


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("fault", [{"status": 503}, {"cut": True}, {"cut": True, "after": True}])
async def test_a_callback_that_fails_is_tried_again(standin: StandIn, fault: dict[str, object]) -> None:
    standin.faults.order(CALLBACK, **fault)
    assert "help" in (await (await standin.user("ana").command("help")).answer()).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(
    "fault",
    [{"status": 502}, {"cut": True}, {"status": 429, "headers": {"Retry-After": "0.1"}}],
)
async def test_an_answer_that_fails_is_sent_again(standin: StandIn, fault: dict[str, object]) -> None:
    standin.faults.order(ANSWER, **fault)
    assert "help" in (await (await standin.user("ana").command("help")).answer()).text


@pytest.mark.usefixtures("bot")
async def test_an_answer_discord_refuses_is_apologized_for(standin: StandIn) -> None:
    standin.faults.order(ANSWER, status=400, body={"code": 50035, "message": "Invalid Form Body"})
    shown = await (await standin.user("ana").command("help")).answer()
    assert "went wrong on my side" in shown.text


@pytest.mark.usefixtures("bot")
async def test_an_interaction_another_process_took_is_left_to_it(
    standin: StandIn, router: FakeRouter
) -> None:
    ana = standin.user("ana")
    standin.faults.order(CALLBACK, status=400, body={"code": 40060, "message": "already"})
    await ana.command("help")
    await (await ana.command("history")).answer()
    assert [action.name for _, action in router.asked] == ["history"]


@pytest.mark.usefixtures("bot")
async def test_an_interaction_that_comes_too_late_is_let_go(standin: StandIn, router: FakeRouter) -> None:
    ana = standin.user("ana")
    standin.faults.order(CALLBACK, status=404, body={"code": 10062, "message": "Unknown interaction"})
    await ana.command("help")
    await (await ana.command("history")).answer()
    assert [action.name for _, action in router.asked] == ["history"]


@pytest.mark.usefixtures("bot")
async def test_a_dropped_connection_is_resumed(standin: StandIn) -> None:
    ana = standin.user("ana")
    await standin.gateway.drop()
    interaction = await ana.command("help")
    assert "help" in (await interaction.answer()).text
    assert (standin.gateway.resumes, standin.gateway.identifies) == (1, 1)


@pytest.mark.usefixtures("bot")
async def test_a_request_to_reconnect_is_followed(standin: StandIn) -> None:
    await standin.gateway.ask_to_reconnect()
    await standin.world.until(lambda: standin.gateway.resumes == 1, "a resumed session")
    assert "help" in (await (await standin.user("ana").command("help")).answer()).text


@pytest.mark.usefixtures("bot")
async def test_a_lost_session_is_begun_anew(standin: StandIn) -> None:
    sessions = standin.gateway.live
    standin.gateway.forget_sessions()
    for session in sessions:
        assert session.connection is not None
        await session.connection.socket.close(code=4000)
    await standin.ready(identifies=2)
    assert "help" in (await (await standin.user("ana").command("help")).answer()).text


async def test_every_shard_is_served(standin: StandIn, serving: Serving) -> None:
    standin.shards = 2
    async with serving():
        ana = standin.user("ana")
        for channel in (standin.channel, ana.direct):
            assert "help" in (await (await ana.command("help", channel)).answer()).text
        assert sorted(session.shard for session in standin.gateway.live) == [0, 1]


async def test_a_refused_token_says_what_to_do(standin: StandIn, router: FakeRouter) -> None:
    settings = DiscordSettings(token=SecretStr("another"), api_url=standin.api_url)
    with pytest.raises(ConfigError, match="Bot page") as caught:
        await serve(router, settings)
    assert "another" not in str(caught.value)


async def test_no_token_says_what_to_set(router: FakeRouter) -> None:
    with pytest.raises(ConfigError, match="MATINEE_DISCORD__TOKEN"):
        await serve(router, DiscordSettings())


async def test_discord_being_away_at_the_start_is_waited_for(
    standin: StandIn, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.frontends.discord.serving.PAUSES", (0,))
    standin.faults.order("GET .*/users/@me", cut=True)
    standin.faults.order("GET .*/users/@me", status=503)
    async with serving():
        assert "help" in (await (await standin.user("ana").command("help")).answer()).text


async def test_answers_under_way_are_finished_at_the_end(
    standin: StandIn, router: FakeRouter, serving: Serving
) -> None:
    router.gate = asyncio.Event()
    async with serving():
        interaction = await standin.user("ana").command("help")
        await standin.world.until(lambda: interaction.acknowledged is not None, "an acknowledgement")
        asyncio.get_running_loop().call_soon(router.gate.set)
    assert "help" in (await interaction.answer()).text


async def test_who_cannot_be_answered_before_the_end_is_told(
    standin: StandIn, router: FakeRouter, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.frontends.discord.serving.SECONDS_TO_DRAIN", 0.01)
    router.gate = asyncio.Event()
    async with serving():
        interaction = await standin.user("ana").command("help")
        await standin.world.until(lambda: interaction.acknowledged is not None, "an acknowledgement")
    shown = await interaction.answer()
    assert "Please ask again" in shown.text
    assert not shown.message.loading


async def test_a_process_serves_the_shards_it_is_given(standin: StandIn, router: FakeRouter) -> None:
    standin.shards = 1
    settings = DiscordSettings(
        token=SecretStr(standin.token), api_url=standin.api_url, shards=4, shard_ids="2-3"
    )
    task = asyncio.create_task(serve(router, settings))
    await standin.ready(identifies=2)
    assert sorted((session.shard, session.shards) for session in standin.gateway.live) == [(2, 4), (3, 4)]
    task.cancel()
    await asyncio.wait({task})


@pytest.mark.usefixtures("bot")
async def test_the_same_interaction_twice_is_answered_once(standin: StandIn, router: FakeRouter) -> None:
    ana = standin.user("ana")
    interaction = await ana.command("help")
    await interaction.answer()
    await standin.gateway.repeat_last("INTERACTION_CREATE")
    await (await ana.command("history")).answer()
    assert [action.name for _, action in router.asked] == ["help", "history"]
    assert len(interaction.shown) == 1


@pytest.mark.usefixtures("bot")
async def test_servers_left_and_servers_we_are_in_are_told_of(standin: StandIn, router: FakeRouter) -> None:
    await standin.world.until(lambda: router.servers_in == {GUILD_ID}, "to be ready")
    await standin.gateway.remove_bot()
    await standin.world.until(lambda: bool(router.servers_left), "to have left")
    [(guild_id, channel_ids)] = router.servers_left
    assert guild_id == GUILD_ID
    assert standin.channel.id in channel_ids
