"""What is not allowed, too late or gone: the answer comes all the same, and says why it looks as it does."""

from __future__ import annotations

import asyncio

import pytest

from bot.conversations.screen import File, Heading, Picture, Screen
from tests.bot.frontends.discord.conftest import FakeRouter
from tests.standin import Interaction, StandIn, User

pytestmark = pytest.mark.usefixtures("bot")
PICTURED = Screen(
    (
        Heading("Your taste"),
        Picture(b"png", "taste.png", "Thriller 40 %, Comedy 60 %"),
        File(b"csv", "all.csv"),
    )
)


@pytest.fixture
def ana(standin: StandIn, router: FakeRouter) -> User:
    router.screens["profile"] = PICTURED
    return standin.user("ana")


async def interrupted(ana: User, standin: StandIn, router: FakeRouter) -> Interaction:
    """A command that is acknowledged and not answered yet."""
    router.gate = asyncio.Event()
    interaction = await ana.command("profile")
    await standin.world.until(lambda: interaction.acknowledged is not None, "an acknowledgement")
    return interaction


async def test_pictures_become_words_where_files_are_not_allowed(ana: User, standin: StandIn) -> None:
    standin.channel.can_attach = False
    shown = await (await ana.command("profile")).answer()
    assert shown.files == ()
    assert "Thriller 40 %, Comedy 60 %" in shown.text
    assert "“Attach Files”" in shown.text
    assert standin.refusals == [], "it was known beforehand"


async def test_also_where_discord_says_so_only_afterwards(ana: User, standin: StandIn) -> None:
    refusal = {"code": 50013, "message": "Missing Permissions"}
    standin.faults.order("PATCH .*/@original", status=403, body=refusal)
    shown = await (await ana.command("profile")).answer()
    assert "“Attach Files”" in shown.text


async def test_where_files_are_allowed_nothing_is_said(ana: User) -> None:
    shown = await (await ana.command("profile")).answer()
    assert shown.files == ("taste.png", "all.csv")
    assert "Attach Files" not in shown.text


async def test_an_answer_whose_token_expired_comes_in_a_direct_message(
    ana: User, standin: StandIn, router: FakeRouter
) -> None:
    interaction = await interrupted(ana, standin, router)
    standin.world.skipped += 16 * 60
    assert router.gate is not None
    router.gate.set()
    said = next(iter(standin.world.messages.values()))
    assert "Your taste" in (await standin.next_message(said, ana.direct)).text
    assert not interaction.shown


async def test_an_answer_whose_channel_is_gone_comes_in_a_direct_message(
    ana: User, standin: StandIn, router: FakeRouter
) -> None:
    interaction = await interrupted(ana, standin, router)
    standin.channel.deleted = True
    assert router.gate is not None
    router.gate.set()
    assert interaction.original is not None
    assert "Your taste" in (await standin.next_message(interaction.original, ana.direct)).text


async def test_an_answer_whose_place_was_dismissed_comes_in_a_new_one(
    ana: User, standin: StandIn, router: FakeRouter
) -> None:
    interaction = await interrupted(ana, standin, router)
    assert interaction.original is not None
    del standin.world.messages[interaction.original.id]
    assert router.gate is not None
    router.gate.set()
    assert "Your taste" in (await interaction.answer()).text
