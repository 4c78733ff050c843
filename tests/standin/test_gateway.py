from __future__ import annotations

import pytest

from tests.standin import StandIn
from tests.standin.conftest import Bot
from tests.standin.gateway import (
    ACK,
    DIRECT_MESSAGES,
    GUILD_MESSAGES,
    HEARTBEAT,
    HELLO,
    INVALID,
    RECONNECT,
    RESUME,
)
from tests.standin.payloads import BOT_ID
from tests.standin.server import TOKEN


async def test_hello_identify_ready(bot: Bot, standin: StandIn) -> None:
    wire = await bot.identify()
    ready, guild = await wire.read(), await wire.read()
    assert (ready["t"], ready["s"], ready["d"]["user"]["id"]) == ("READY", 1, str(BOT_ID))
    assert (guild["t"], guild["d"]["channels"][0]["id"]) == ("GUILD_CREATE", str(standin.channel.id))


async def test_heartbeats_are_acknowledged(bot: Bot, standin: StandIn) -> None:
    wire = await bot.connect()
    assert (await wire.read())["op"] == HELLO
    await wire.send(HEARTBEAT, None)
    assert (await wire.read())["op"] == ACK
    assert standin.gateway.heartbeats == 1


async def test_frames_are_compressed_when_asked(bot: Bot) -> None:
    wire = await bot.connect(compress=True)
    assert (await wire.read())["op"] == HELLO
    await wire.send(HEARTBEAT, None)
    assert (await wire.read())["op"] == ACK


@pytest.mark.parametrize(("intents", "token", "code"), [(1, "another", 4004), (1 << 15, TOKEN, 4014)])
async def test_bad_identities_are_shown_the_door(bot: Bot, intents: int, token: str, code: int) -> None:
    wire = await bot.identify(intents, token)
    assert await wire.closed_with() == code


async def test_events_come_by_intents_and_content_only_where_allowed(bot: Bot, standin: StandIn) -> None:
    wire = await bot.identify(GUILD_MESSAGES)
    await standin.ready()
    ana = standin.user("ana")
    await ana.say("not for it", ana.direct)
    await ana.say("small talk")
    await ana.say(f"<@{BOT_ID}> a western")
    events = [await wire.read() for _ in range(3)]
    assert [event["d"]["content"] for event in events[1:]] == ["", f"<@{BOT_ID}> a western"]


async def test_a_resumed_session_gets_what_it_missed(bot: Bot, standin: StandIn) -> None:
    wire = await bot.identify(DIRECT_MESSAGES)
    session = (await wire.read())["d"]["session_id"]
    await standin.gateway.drop()
    assert await wire.closed_with() == 4000
    ana = standin.user("ana")
    await ana.say("while you were away", ana.direct)
    again = await bot.connect()
    await again.read()
    await again.send(RESUME, {"token": TOKEN, "session_id": session, "seq": 1})
    missed, resumed = await again.read(), await again.read()
    assert (missed["s"], missed["d"]["content"]) == (2, "while you were away")
    assert resumed["t"] == "RESUMED"


async def test_a_lost_session_must_start_anew(bot: Bot, standin: StandIn) -> None:
    wire = await bot.identify()
    session = (await wire.read())["d"]["session_id"]
    standin.gateway.forget_sessions()
    again = await bot.connect()
    await again.read()
    await again.send(RESUME, {"token": TOKEN, "session_id": session, "seq": 1})
    assert await again.read() == {"op": INVALID, "d": False}


async def test_the_gateway_may_ask_to_reconnect(bot: Bot, standin: StandIn) -> None:
    wire = await bot.identify(GUILD_MESSAGES)
    await wire.read()
    await standin.gateway.ask_to_reconnect()
    assert (await wire.read())["op"] == RECONNECT


async def test_shards_hear_only_their_own(bot: Bot, standin: StandIn) -> None:
    standin.shards = 2
    server, other = (
        await bot.identify(DIRECT_MESSAGES, shard=(0, 2)),
        await bot.identify(DIRECT_MESSAGES, shard=(1, 2)),
    )
    ready = [await wire.read() for wire in (server, other)]
    assert sorted(len(event["d"]["guilds"]) for event in ready) == [0, 1]
    ana = standin.user("ana")
    await ana.say("direct messages go to the first shard", ana.direct)
    assert (await server.read())["t"] == "MESSAGE_CREATE"
