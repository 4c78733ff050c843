from __future__ import annotations

import pytest

from bot.conversations.action import Action
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from tests.bot.frontends.discord.conftest import FakeRouter
from tests.standin import StandIn
from tests.standin.world import Message

pytestmark = pytest.mark.usefixtures("bot")
LIKE, FROM = "Films like this", "Recommend from this message"


@pytest.mark.parametrize(("name", "action"), [(LIKE, "like"), (FROM, "recommend")])
async def test_any_message_can_be_pointed_at(
    standin: StandIn, router: FakeRouter, name: str, action: str
) -> None:
    ben, ana = standin.user("ben"), standin.user("ana")
    said = await ben.say("<@1> I loved **Heat** <:fire:12> https://example.org/heat <t:1:R>!")
    shown = await (await ana.point(name, said)).answer()
    assert shown.ephemeral
    assert router.asked[0][0].user_id == ana.id
    assert router.asked[0][1] == Action(action, ("I loved **Heat** !",))


@pytest.mark.parametrize("place", ["direct", "private"])
async def test_also_where_we_are_no_member(standin: StandIn, router: FakeRouter, place: str) -> None:
    ana = standin.user("ana")
    channel = ana.direct if place == "direct" else standin.private_channel
    said = Message(standin.world.next_id(), channel, ana.about, "Heat")
    await (await ana.point(LIKE, said)).answer()
    assert router.asked[0][1] == Action("like", ("Heat",))


async def test_films_like_the_one_on_our_own_card(standin: StandIn, router: FakeRouter) -> None:
    star = Button("★ 5", Action.of("rate", "#6", 10, "card", ""))
    router.screens["movie"] = Screen((Heading("Heat (1995)"), Buttons((star,))), rateable=6)
    ana = standin.user("ana")
    card = await (await ana.command("movie", title="#6", show="everyone")).answer()
    await (await standin.user("ben").point(LIKE, card.message)).answer()
    assert router.asked[1][1] == Action("similar", ("#6",))


async def test_the_words_of_our_own_lists_are_read_too(standin: StandIn, router: FakeRouter) -> None:
    router.screens["recommend"] = Screen((Heading("For two"), Text("Heat and Ronin")))
    ana = standin.user("ana")
    shown = await (await ana.command("recommend", show="everyone")).answer()
    await (await ana.point(LIKE, shown.message)).answer()
    assert router.asked[1][1] == Action("like", ("### For two Heat and Ronin",))


async def test_a_picture_without_words_is_no_request(standin: StandIn, router: FakeRouter) -> None:
    ana = standin.user("ana")
    await (await ana.point(FROM, await ana.say("<:popcorn:1>"))).answer()
    assert router.asked[0][1] == Action("like", ("",))
