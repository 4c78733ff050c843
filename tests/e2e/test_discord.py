"""The whole program against Discord's stand-in: a real process, a real gateway, real HTTP."""

from __future__ import annotations

import asyncio

import pytest

from tests.e2e.process import Process
from tests.standin import StandIn, User
from tests.standin.payloads import BOT_ID
from tests.standin.shown import Shown
from tests.standin.world import Message

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]

HEAT = "Heat (1995)"


async def pick(person: User, option: str, text: str, start: str = HEAT, command: str = "movie") -> str:
    """Type a title, and pick what is offered; the value Discord sends for it."""
    choices = await person.complete(command, option, text)
    return str(next(choice["value"] for choice in choices if choice["name"].startswith(start)))


async def card(person: User, text: str = "heat 1995", start: str = HEAT, **more: object) -> Shown:
    return await (
        await person.command("movie", title=await pick(person, "title", text, start), **more)
    ).answer()


async def comes_to_say(person: User, text: str) -> bool:
    """Ask for the card until it says something: what is done quietly cannot be waited for."""
    for _ in range(200):
        if text in (await card(person)).text:
            return True
        await asyncio.sleep(0.02)
    return False


async def test_commands_are_sent_once_whatever_the_number_of_starts(
    standin: StandIn, matinee: Process
) -> None:
    names = {command["name"] for command in standin.world.commands}
    assert {"recommend", "similar", "movie", "rate", "watchlist", "history", "profile", "help"} <= names
    await matinee.restart()
    await (await standin.user("ana").command("help")).answer()
    assert standin.world.syncs == 1


async def test_a_request_is_answered_with_films_for_the_person_alone(standin: StandIn) -> None:
    shown = await (await standin.user("ana").command("recommend", request="a cozy romance")).answer()
    assert shown.ephemeral
    assert "1. " in shown.text
    assert "5. " in shown.text
    assert {"More", "Open"} <= {*shown.buttons}


async def test_a_rating_by_button_changes_the_next_answer(standin: StandIn) -> None:
    ana = standin.user("ana")
    first = await (await ana.command("recommend", request="crime")).answer()
    opened = await (await ana.press(first, "Open")).answer()
    title = opened.text.splitlines()[0].removeprefix("### ")
    rated = await (await ana.press(opened, "★ 5")).answer()
    assert rated.text.startswith(f"You gave {title} 5 stars.")
    again = await (await ana.command("recommend", request="crime")).answer()
    films = [
        {custom_id.split(":")[2] for custom_id in shown.custom_ids if ":movie:" in custom_id}
        for shown in (first, again)
    ]
    rated_film = first.button("Open").split(":")[2]
    assert rated_film in films[0]
    assert rated_film not in films[1]


async def test_a_rating_by_reaction_counts_and_is_taken_back(standin: StandIn) -> None:
    ana, ben = standin.user("ana"), standin.user("ben")
    public = await card(ana, show="everyone")
    assert not public.ephemeral
    await ben.react(public.message, "4️⃣")
    note = await standin.next_message(public.message)
    assert f"You gave {HEAT} 4 stars." in note.text
    assert "You gave it 4 stars." in (await card(ben)).text
    assert "You gave it" not in (await card(ana)).text
    await ben.unreact(public.message, "4️⃣")
    assert "Taken back" in (await standin.next_message(note.message)).text
    assert "You gave it" not in (await card(ben)).text
    assert public.message.edited == 1, "a public card never changes"


async def test_similar_films_with_completed_titles(standin: StandIn) -> None:
    ana = standin.user("ana")
    choices = await ana.complete("similar", "title", "heat")
    assert f"{HEAT} · Michael Mann" in [choice["name"] for choice in choices]
    title = await pick(ana, "title", "heat", command="similar")
    shown = await (await ana.command("similar", title=title)).answer()
    assert f"Like {HEAT}" in shown.text
    assert "Same feel" in shown.text


async def test_one_title_of_two_films_asks_which(standin: StandIn) -> None:
    ana = standin.user("ana")
    asked = await (await ana.command("movie", title="Heat")).answer()
    assert "Which “Heat”?" in asked.text
    assert HEAT in (await (await ana.press(asked, "1995")).answer()).text


async def test_a_mention_and_a_direct_message_are_requests(standin: StandIn) -> None:
    ana = standin.user("ana")
    for said in (await ana.say(f"<@{BOT_ID}> a western"), await ana.say("a western", ana.direct)):
        reply = await standin.next_message(said)
        assert "a western" in reply.text
        assert reply.message.reference == said.id


async def test_a_button_works_after_a_restart(standin: StandIn, matinee: Process) -> None:
    ana = standin.user("ana")
    shown = await (await ana.command("recommend", request="drama")).answer()
    await matinee.restart()
    more = await (await ana.press(shown, "More")).answer()
    assert more.text.startswith("### More for")
    assert not {*more.custom_ids} & {*shown.custom_ids}


async def test_a_dropped_connection_is_resumed(standin: StandIn) -> None:
    ana, identifies = standin.user("ana"), standin.gateway.identifies
    resumes = standin.gateway.resumes
    await standin.gateway.drop()
    asked = await ana.command("help")
    assert "choose a film" in (await asked.answer()).text
    assert (standin.gateway.identifies, standin.gateway.resumes) == (identifies, resumes + 1)


async def test_an_action_of_an_unknown_version_is_answered_kindly(standin: StandIn) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Old", "custom_id": "v0:rate:6"}]}
    message = Message(standin.world.next_id(), standin.channel, standin.world.bot, "An old card", [row])
    standin.world.messages[message.id] = message
    shown = await (await standin.user("ana").press_id(message, "v0:rate:6")).answer()
    assert "has retired" in shown.text
    assert shown.ephemeral


async def test_reactions_made_while_it_was_away_are_read(standin: StandIn, matinee: Process) -> None:
    ana, ben = standin.user("ana"), standin.user("ben")
    public = await card(ana, show="everyone")
    await ben.react(public.message, "5️⃣")
    await standin.next_message(public.message)
    await matinee.stop()
    standin.gateway.forget_sessions()
    await ana.react(public.message, "2️⃣")
    await ben.unreact(public.message, "5️⃣")
    await matinee.start()
    assert await comes_to_say(ana, "You gave it 2 stars.")
    assert "You gave it" not in (await card(ben)).text


async def test_what_was_acknowledged_survives_being_killed(standin: StandIn, matinee: Process) -> None:
    ana = standin.user("ana")
    await (await ana.press(await card(ana), "★ 3")).answer()
    await matinee.kill()
    await matinee.start()
    assert "You gave it 3 stars." in (await card(ana)).text


async def test_it_stops_when_told_to(matinee: Process) -> None:
    assert await matinee.stop() == 0
    await matinee.start()
