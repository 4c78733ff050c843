"""Two people on a server, and those who manage it, before Discord's stand-in."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.e2e.process import Process
from tests.standin import StandIn
from tests.standin.payloads import BOT_ID

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]


async def test_films_for_two_once_both_agreed(standin: StandIn) -> None:
    ana, ben = standin.user("ana"), standin.user("ben")
    asked = await (await ana.command("recommend", request="comedy", **{"with": ben.id})).answer()
    assert "have not agreed yet" in asked.text
    proposal = await (await ana.press(asked, "Ask them here")).answer()
    assert not proposal.ephemeral
    assert f"<@{ben.id}>" in proposal.text
    assert not proposal.message.pings
    assert "somebody else" in (await (await ana.press(proposal, "Agree")).answer()).text
    assert "Agreed." in (await (await ben.press(proposal, "Agree")).answer()).text
    both = await (await ana.command("recommend", request="comedy", **{"with": ben.id})).answer()
    assert "they about" in both.text
    more = await (await ana.press(both, "More")).answer()
    assert "they about" in more.text
    assert "How alike" in (await (await ben.command("taste", user=ana.id)).answer()).text


async def test_menus_on_messages_need_no_right_to_read_them(standin: StandIn) -> None:
    ana, ben = standin.user("ana"), standin.user("ben")
    said = await ben.say("I cried when I saw Toy Story again")
    assert "Like Toy Story (1995)" in (await (await ana.point("Films like this", said)).answer()).text
    wish = await ben.say("a crime film, please")
    assert "Crime" in (await (await ana.point("Recommend from this message", wish)).answer()).text


async def test_a_servers_rules_hold_until_matinee_is_thrown_out(standin: StandIn, matinee: Process) -> None:
    ana = standin.user("ana")
    setup = await (await ana.command("server")).answer()
    await (await ana.choose(setup, ["everyone"])).answer()
    shown = await (await ana.command("recommend", request="crime")).answer()
    assert not shown.ephemeral
    other = standin.world.add_channel(standin.channel.type)
    setup = await (await ana.command("server")).answer()
    await (await ana.press(setup, "Add this channel")).answer()
    shown = await (await ana.command("recommend", other, request="crime", show="everyone")).answer()
    assert shown.ephemeral
    said = await ana.say(f"<@{BOT_ID}> crime", other)
    assert "crime" in (await standin.next_message(said, ana.direct)).text.lower()
    await standin.gateway.remove_bot()
    await matinee.logs("what was kept of it is deleted")
    with closing(sqlite3.connect(matinee.database)) as database:
        assert database.execute("SELECT count(*) FROM servers").fetchone() == (0,)
