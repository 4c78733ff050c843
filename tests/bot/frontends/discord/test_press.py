from __future__ import annotations

import pytest

from bot.conversations.action import Action
from bot.conversations.screen import Button, Buttons, FilmLine, Heading, Option, Screen, Select, Text
from bot.frontends.discord.press import read_action
from tests.bot.frontends.discord.conftest import FakeRouter, Serving
from tests.standin import StandIn, User
from tests.standin.shown import Shown
from tests.standin.world import Message

pytestmark = pytest.mark.usefixtures("bot")

LIST = Screen(
    (
        Heading("For you"),
        FilmLine(6, "Heat", "1995", open=Action.of("movie", 6)),
        Buttons((Button("More", Action.of("more", "a1")), Button("Gone", Action("help"), disabled=True))),
        Select(Action.of("drop", "a1"), "Drop", (Option("90s", "0"), Option("cozy", "1")), most=2),
    )
)


@pytest.fixture
def ana(standin: StandIn) -> User:
    return standin.user("ana")


@pytest.fixture
async def private(ana: User, router: FakeRouter) -> Shown:
    router.screens["recommend"] = LIST
    return await (await ana.command("recommend")).answer()


@pytest.fixture
async def public(ana: User, router: FakeRouter) -> Shown:
    router.screens["recommend"] = LIST
    return await (await ana.command("recommend", show="everyone")).answer()


async def test_a_button_is_its_action(ana: User, router: FakeRouter, private: Shown) -> None:
    await (await ana.press(private, "More")).answer()
    assert router.asked[-1][1] == Action("more", ("a1",))


async def test_a_private_message_is_replaced(ana: User, private: Shown) -> None:
    after = await (await ana.press(private, "Open")).answer()
    assert after.message is private.message
    assert "movie" in after.text


async def test_unless_the_screen_would_rather_not(ana: User, router: FakeRouter, private: Shown) -> None:
    router.screens["movie"] = Screen((Text("Heat (1995)"),), replaces=False)
    after = await (await ana.press(private, "Open")).answer()
    assert after.message is not private.message
    assert after.ephemeral


async def test_a_public_message_never_changes(standin: StandIn, public: Shown) -> None:
    ben = standin.user("ben")
    after = await (await ben.press(public, "Open")).answer()
    assert after.ephemeral
    assert after.message.seen_by == ben.id
    assert public.message.edited == 1, "only by its own answer"


async def test_a_screen_for_everyone_is_posted(ana: User, router: FakeRouter, private: Shown) -> None:
    router.screens["more"] = Screen((Text("look"),), private=False, replaces=False)
    after = await (await ana.press(private, "More")).answer()
    assert not after.ephemeral


async def test_a_menu_adds_what_was_chosen(ana: User, router: FakeRouter, private: Shown) -> None:
    await (await ana.choose(private, ["0", "1"])).answer()
    assert router.asked[-1][1] == Action("drop", ("a1", "0,1"))


async def test_a_film_is_opened_from_our_own_menu(standin: StandIn, router: FakeRouter) -> None:
    films = tuple(FilmLine(n, f"Film {n}", "1995", open=Action.of("movie", n)) for n in range(30))
    router.screens["recommend"] = Screen(films)
    ana = standin.user("ana")
    shown = await (await ana.command("recommend", show="everyone")).answer()
    await (await ana.choose(shown, ["v1:movie:7"])).answer()
    assert router.asked[-1][1] == Action("movie", ("7",))


@pytest.mark.parametrize("custom_id", ["v0:rate:6", "v2:rate:6:8", "rate", "v1:", "📼"])
async def test_a_button_of_another_version_is_answered_kindly(standin: StandIn, custom_id: str) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Old", "custom_id": custom_id}]}
    message = Message(standin.world.next_id(), standin.channel, standin.world.bot, "An old card", [row])
    standin.world.messages[message.id] = message
    shown = await (await standin.user("ana").press_id(message, custom_id)).answer()
    assert shown.ephemeral
    assert "has retired" in shown.text
    assert message.content == "An old card"


async def test_a_button_outlives_the_process(
    standin: StandIn, router: FakeRouter, public: Shown, serving: Serving
) -> None:
    async with serving():
        standin.gateway.sessions.pop("session-1").connection = None
        await (await standin.user("ben").press(public, "More")).answer()
    assert router.asked[-1][1] == Action("more", ("a1",))


async def test_a_message_deleted_meanwhile_is_answered_in_a_new_one(
    ana: User, standin: StandIn, private: Shown
) -> None:
    standin.faults.order("PATCH .*/@original", status=404, body={"code": 10008, "message": "Unknown Message"})
    after = await (await ana.press(private, "More")).answer()
    assert after.message is not private.message
    assert "more" in after.text


async def test_what_went_wrong_has_a_reference_that_is_in_the_log(
    ana: User, standin: StandIn, private: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    standin.faults.order(
        "PATCH .*/@original", status=400, body={"code": 50035, "message": "Invalid Form Body"}
    )
    after = await (await ana.press(private, "More")).answer()
    reference = after.text.rsplit(": ", 1)[1].rstrip(".")
    [line] = [row for row in capsys.readouterr().out.splitlines() if "an answer was not delivered" in row]
    assert f"ref={reference}" in line


def test_values_join_the_arguments() -> None:
    assert read_action("v1:pick:a", {"values": ["x", "y"]}) == Action("pick", ("a", "x,y"))
    assert read_action("v1:pick:a", {"values": []}) == Action("pick", ("a",))
    assert read_action("v1:go:1", {"values": ["v1:movie:6"]}) == Action("movie", ("6",))
    assert read_action("v1:go:1", {"values": ["v0:movie:6"]}) is None
