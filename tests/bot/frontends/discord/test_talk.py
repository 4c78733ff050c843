from __future__ import annotations

import pytest

from bot.conversations.action import Action
from bot.conversations.router import Person
from bot.conversations.screen import Heading, Picture, Screen
from tests.bot.frontends.discord.conftest import FakeRouter
from tests.standin import StandIn
from tests.standin.payloads import BOT_ID

pytestmark = pytest.mark.usefixtures("bot")
ME = f"<@{BOT_ID}>"
PICTURED = Screen((Heading("Your taste"), Picture(b"png", "taste.png", "Thriller 40 %, Comedy 60 %")))


async def test_a_mention_is_a_request(standin: StandIn, router: FakeRouter) -> None:
    ana = standin.user("ana")
    said = await ana.say(f"{ME}  a cozy\nromcom ")
    reply = await standin.next_message(said)
    assert router.asked == [
        (Person(ana.id, "en-US", standin.channel.guild_id), Action("recommend", ("a cozy romcom",)))
    ]
    assert reply.message.reference == said.id
    assert not reply.message.pings
    await standin.world.until(lambda: bool(router.landed), "the answer to be noted")
    assert router.landed[0][1:] == (reply.message.id, True)


async def test_a_direct_message_is_a_request(standin: StandIn, router: FakeRouter) -> None:
    ana = standin.user("ana")
    await standin.next_message(await ana.say("something short", ana.direct))
    assert router.asked == [(Person(ana.id), Action("recommend", ("something short",)))]


async def test_a_bare_mention_asks_for_help(standin: StandIn, router: FakeRouter) -> None:
    await standin.next_message(await standin.user("ana").say(ME))
    assert router.asked[0][1] == Action("help")


async def test_small_talk_is_none_of_our_business(standin: StandIn, router: FakeRouter) -> None:
    ana = standin.user("ana")
    await ana.say("what shall we watch?")
    await standin.next_message(await ana.say(f"{ME} a western"))
    assert [action.args for _, action in router.asked] == [("a western",)]


async def test_other_bots_are_not_answered(standin: StandIn, router: FakeRouter) -> None:
    robot, ana = standin.user("robot"), standin.user("ana")
    robot.about["bot"] = True
    await robot.say(f"{ME} beep")
    await standin.next_message(await ana.say(f"{ME} a western"))
    assert [action.args for _, action in router.asked] == [("a western",)]


async def test_where_we_may_not_write_the_answer_comes_in_private_and_says_why(standin: StandIn) -> None:
    standin.channel.can_send = False
    ana = standin.user("ana")
    said = await ana.say(f"{ME} a western")
    shown = await standin.next_message(said, ana.direct)
    assert "a western" in shown.text
    assert "“Send Messages”" in shown.text


async def test_where_nobody_can_be_reached_nothing_breaks(standin: StandIn) -> None:
    ana = standin.user("ana")
    standin.channel.can_send = ana.direct.can_send = False
    await ana.say(f"{ME} a western")
    await standin.world.until(lambda: len(standin.refusals) >= 2, "two refusals")
    ana.direct.can_send = True
    await standin.next_message(await ana.say("still there?", ana.direct))


async def test_where_files_are_not_allowed_the_reply_says_it_in_words(
    standin: StandIn, router: FakeRouter
) -> None:
    router.screens["help"] = PICTURED
    standin.channel.can_attach = False
    shown = await standin.next_message(await standin.user("ana").say(ME))
    assert "Thriller 40 %" in shown.text
    assert "“Attach Files”" in shown.text
    assert shown.files == ()


async def test_a_reply_whose_connection_was_cut_is_sent_again(standin: StandIn) -> None:
    standin.faults.order("POST .*/messages", cut=True)
    said = await standin.user("ana").say(f"{ME} a western")
    assert "a western" in (await standin.next_message(said)).text


async def test_where_history_is_closed_it_answers_without_replying(standin: StandIn) -> None:
    refusal = {"code": 160002, "message": "Cannot reply without permission to read message history"}
    standin.faults.order("POST .*/messages", status=403, body=refusal)
    reply = await standin.next_message(await standin.user("ana").say(f"{ME} a western"))
    assert reply.message.reference is None
    assert "a western" in reply.text


async def test_a_reply_discord_refuses_is_apologized_for(standin: StandIn) -> None:
    refusal = {"code": 50035, "message": "Invalid Form Body"}
    standin.faults.order("POST .*/messages", status=400, body=refusal)
    shown = await standin.next_message(await standin.user("ana").say(f"{ME} a western"))
    assert "went wrong on my side" in shown.text


async def test_outside_the_channels_of_a_server_the_answer_comes_in_private(
    standin: StandIn, router: FakeRouter
) -> None:
    router.speaks = False
    ana = standin.user("ana")
    said = await ana.say(f"{ME} a western")
    assert "a western" in (await standin.next_message(said, ana.direct)).text
