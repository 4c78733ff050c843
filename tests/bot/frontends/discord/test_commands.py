from __future__ import annotations

import asyncio

import pytest

from bot.conversations.action import Action
from bot.conversations.router import Person
from bot.conversations.screen import Button, Buttons, Option, Screen, Text
from tests.bot.frontends.discord.conftest import FakeRouter, Serving
from tests.standin import StandIn
from tests.standin.commands import MESSAGE_MENU, check_commands

pytestmark = pytest.mark.usefixtures("bot")

MANAGE_GUILD = 1 << 5
CARD = Screen((Text("Heat (1995)"), Buttons((Button("5", Action.of("rate", 6, 10)),))), rateable=6)


@pytest.mark.parametrize(
    ("name", "options", "action"),
    [
        ("quiz", {}, Action("quiz", ("normal",))),
        ("quiz", {"length": "quick"}, Action("quiz", ("quick",))),
        ("recommend", {}, Action("recommend", ("",))),
        ("recommend", {"request": "a: cozy one"}, Action("recommend", ("a: cozy one",))),
        ("recommend", {"request": "short", "max_minutes": 90}, Action("recommend", ("short", "90"))),
        ("recommend", {"request": "short", "with": 5}, Action("recommend", ("short", "", "5"))),
        ("recommend", {"with": 5, "max_minutes": 90}, Action("recommend", ("", "90", "5"))),
        ("taste", {"user": 5}, Action("taste", ("5",))),
        ("server", {}, Action("server", ("setup",))),
        ("server", {"what": "status"}, Action("server", ("status",))),
        ("similar", {"title": "#6"}, Action("similar", ("#6",))),
        ("similar", {"title": "#6", "and": "I, Tonya"}, Action("similar", ("#6\nI, Tonya",))),
        (
            "similar",
            {"title": "#6", "and": "#7", "and_also": "#8", "but": "funnier"},
            Action("similar", ("#6\n#7\n#8", "funnier")),
        ),
        ("movie", {"title": "heat"}, Action("movie", ("heat",))),
        ("rate", {"title": "#6"}, Action("rate", ("#6",))),
        ("rate", {"title": "#6", "stars": 9}, Action("rate", ("#6", "9"))),
        ("watchlist", {}, Action("watchlist")),
        ("watchlist", {"add": "#6"}, Action("watchlist", ("#6",))),
        ("history", {}, Action("history")),
        ("profile", {}, Action("profile")),
        ("privacy", {}, Action("privacy")),
        ("help", {}, Action("help")),
    ],
)
async def test_each_command_is_an_action(
    standin: StandIn, router: FakeRouter, name: str, options: dict[str, object], action: Action
) -> None:
    await (await standin.user("ana").command(name, **options)).answer()
    assert router.asked[0][1] == action


async def test_commands_are_within_discords_limits_and_described(standin: StandIn) -> None:
    assert check_commands(standin.world.commands) == []
    for command in standin.world.commands:
        at_home = command["name"] == "server"
        assert command["contexts"] == ([0] if at_home else [0, 1, 2])
        assert command["integration_types"] == ([0] if at_home else [0, 1])
        assert (command.get("default_member_permissions") == MANAGE_GUILD) is at_home
        if command["type"] == MESSAGE_MENU:
            continue
        assert all(len(option["description"]) > 5 for option in command.get("options", []))


async def test_the_person_is_known_by_account_language_and_server(
    standin: StandIn, router: FakeRouter
) -> None:
    ana = standin.user("ana", locale="de")
    await (await ana.command("help")).answer()
    await (await ana.command("help", ana.direct)).answer()
    await (await ana.command("help", standin.private_channel)).answer()
    assert [person for person, _ in router.asked] == [
        Person(ana.id, "de", standin.channel.guild_id),
        Person(ana.id, "de"),
        Person(ana.id, "de"),
    ]


async def test_answers_are_private_unless_asked_for_everyone(standin: StandIn, router: FakeRouter) -> None:
    router.screens["movie"] = CARD
    ana = standin.user("ana")
    private = await (await ana.command("movie", title="#6")).answer()
    public = await (await ana.command("movie", title="#6", show="everyone")).answer()
    assert (private.ephemeral, public.ephemeral) == (True, False)
    await standin.world.until(lambda: len(router.landed) == 2, "both noted")
    assert router.landed == [(CARD, private.message.id, False), (CARD, public.message.id, True)]


async def test_where_reactions_do_not_reach_us_no_card_is_noted(standin: StandIn, router: FakeRouter) -> None:
    router.screens["movie"] = CARD
    ana = standin.user("ana")
    for channel in (standin.private_channel, ana.direct):
        await (await ana.command("movie", channel, title="#6", show="everyone")).answer()
    await standin.world.until(lambda: len(router.landed) == 2, "both noted")
    assert [public for *_, public in router.landed] == [False, True]


async def test_an_answer_is_acknowledged_before_it_is_thought_of(
    standin: StandIn, router: FakeRouter
) -> None:
    router.gate = asyncio.Event()
    interaction = await standin.user("ana").command("recommend", request="slow")
    await standin.world.until(lambda: interaction.acknowledged is not None, "an acknowledgement")
    assert not interaction.shown
    assert interaction.original is not None
    assert interaction.original.loading
    router.gate.set()
    assert "slow" in (await interaction.answer()).text


async def test_nothing_pings_anybody(standin: StandIn) -> None:
    shown = await (await standin.user("ana").command("recommend", request="@everyone <@1>")).answer()
    assert "@everyone" not in shown.text
    assert not shown.message.pings


async def test_titles_complete(standin: StandIn, router: FakeRouter) -> None:
    router.options = [Option("Heat (1995) · Michael Mann", "#6"), Option("x" * 200, "#7"), Option("", "#8")]
    choices = await standin.user("ana").complete("similar", "title", "hea")
    assert choices == [
        {"name": "Heat (1995) · Michael Mann", "value": "#6"},
        {"name": "x" * 99 + "…", "value": "#7"},
    ]


async def test_completion_that_fails_offers_nothing(standin: StandIn, router: FakeRouter) -> None:
    router.options = RuntimeError("no catalogue")
    assert await standin.user("ana").complete("movie", "title", "hea") == []


async def test_a_command_of_another_version_is_answered_kindly(standin: StandIn) -> None:
    standin.world.commands.append({"id": "1", "name": "retired", "contexts": [0]})
    shown = await (await standin.user("ana").command("retired")).answer()
    assert shown.ephemeral
    assert "tell whoever runs me" in shown.text


async def test_commands_are_synced_once(standin: StandIn, router: FakeRouter, serving: Serving) -> None:
    assert standin.world.syncs == 1
    async with serving():
        pass
    assert standin.world.syncs == 1
    router.memory.clear()
    async with serving():
        pass
    assert standin.world.syncs == 2
