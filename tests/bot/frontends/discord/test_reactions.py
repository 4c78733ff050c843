from __future__ import annotations

import pytest

from bot.conversations.screen import Screen, Text
from tests.bot.frontends.discord.conftest import FakeRouter, Serving
from tests.standin import StandIn
from tests.standin.shown import Shown

CARD = Screen((Text("Heat (1995)"),), rateable=6)


async def post_card(standin: StandIn, router: FakeRouter, **where: object) -> Shown:
    router.screens["movie"] = CARD
    ana = standin.user("ana")
    return await (await ana.command("movie", title="#6", show="everyone", **where)).answer()


@pytest.mark.usefixtures("bot")
async def test_a_reaction_counts_and_says_so(standin: StandIn, router: FakeRouter) -> None:
    card = await post_card(standin, router)
    ben = standin.user("ben")
    await ben.react(card.message, "4️⃣")
    note = await standin.next_message(card.message)
    assert router.reactions == [(ben.id, card.message.id, "4️⃣", True)]
    assert note.text == f"-# <@{ben.id}>\n4️⃣ counts"
    assert not note.message.pings
    assert note.message.reference == card.message.id
    assert note.message.flags & 1 << 12, "without a notification"


@pytest.mark.usefixtures("bot")
async def test_between_the_two_of_us_the_answer_stays(standin: StandIn, router: FakeRouter) -> None:
    ana = standin.user("ana")
    router.screens["recommend"] = CARD
    card = await standin.next_message(await ana.say("heat", ana.direct))
    await ana.react(card.message, "4️⃣")
    assert (await standin.next_message(card.message)).text == "4️⃣ counts"


@pytest.mark.usefixtures("bot")
async def test_in_a_server_it_goes_after_a_while(
    standin: StandIn, router: FakeRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.frontends.discord.reactions.NOTE_SECONDS", 0.01)
    card = await post_card(standin, router)
    await standin.user("ben").react(card.message, "4️⃣")
    note = await standin.next_message(card.message)
    await standin.world.until(lambda: note.message.id not in standin.world.messages, "the note to go")


@pytest.mark.usefixtures("bot")
async def test_taking_it_back_undoes_it(standin: StandIn, router: FakeRouter) -> None:
    card = await post_card(standin, router)
    ben = standin.user("ben")
    await ben.react(card.message, "👍")
    await ben.unreact(card.message, "👍")
    await standin.world.until(lambda: len(router.reactions) == 2, "both")
    assert [added for *_, added in router.reactions] == [True, False]


@pytest.mark.usefixtures("bot")
async def test_bots_and_what_is_no_card_say_nothing(standin: StandIn, router: FakeRouter) -> None:
    card = await post_card(standin, router)
    robot, ben = standin.user("robot"), standin.user("ben")
    robot.about["bot"] = True
    await robot.react(card.message, "👍")
    await ben.react(card.message, "🦄")
    said = await ben.say("and then?", ben.direct)
    await standin.next_message(said)
    assert [emoji for _, _, emoji, _ in router.reactions] == ["🦄"]
    assert [
        message.id for message in standin.world.messages.values() if message.reference == card.message.id
    ] == []


@pytest.mark.usefixtures("bot")
async def test_a_reaction_counts_where_we_may_not_speak(standin: StandIn, router: FakeRouter) -> None:
    card = await post_card(standin, router)
    standin.channel.can_send = False
    await standin.user("ben").react(card.message, "❤️")
    await standin.world.until(lambda: bool(router.reactions), "the reaction")


async def test_reactions_made_while_away_are_read_once(
    standin: StandIn, router: FakeRouter, serving: Serving
) -> None:
    async with serving():
        card = await post_card(standin, router)
    standin.gateway.forget_sessions()
    message, ben = card.message, standin.user("ben")
    await ben.react(message, "🔖")
    message.reactions["👀"] = [77]
    standin.world.users[77] = {"id": "77", "username": "eve", "discriminator": "0", "avatar": None}
    router.known = {(77, "👀"), (ben.id, "5️⃣")}
    router.cards = [(standin.channel.id, 1, 6), (standin.channel.id, message.id, 6)]
    async with serving():
        await standin.world.until(lambda: len(router.reactions) == 2, "what changed")
    assert router.reactions == [(ben.id, message.id, "5️⃣", False), (ben.id, message.id, "🔖", True)]
    assert not [m for m in standin.world.messages.values() if m.reference == message.id], "no late notes"
