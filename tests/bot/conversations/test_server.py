"""Servers' rules: who may set them, and what they hold."""

import pytest

from bot.conversations.person import Person
from bot.conversations.router import Router
from bot.conversations.screen import Screen, Select
from bot.services.services import Services
from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import heading, labels, press, texts
from tests.bot.fakes import FakeEngine

GUILD, HERE, ELSEWHERE = 70, 71, 72
MANAGER = Person(7, guild_id=GUILD, channel_id=HERE, manages=True)
MEMBER = Person(8, guild_id=GUILD, channel_id=HERE)
OUTSIDER = Person(9)


def chosen(screen: Screen) -> list[str]:
    menus = [block for block in screen.blocks if isinstance(block, Select)]
    return [option.value for menu in menus for option in menu.options if option.chosen]


@pytest.mark.parametrize("wish", ["setup", "status", "reset", "erase", "show"])
async def test_only_those_who_manage_a_server_see_or_set_its_rules(do: Do, wish: str) -> None:
    assert "may manage this server" in texts(await do("server", wish, "everyone", person=MEMBER))[0]
    assert "inside a server" in texts(await do("server", wish, person=OUTSIDER))[0]


async def test_rules_are_set_by_menus_and_told(do: Do) -> None:
    assert chosen(await do("server", "setup", person=MANAGER)) == ["me", "any"]
    await do("server", "show", "everyone", person=MANAGER)
    assert chosen(await do("server", "audience", "teens", person=MANAGER)) == ["everyone", "teens"]
    told = texts(await do("server", "status", person=MANAGER))
    assert told[0].startswith("Everyone sees answers")
    assert "suits teenagers" in told[1]
    assert told[2] == "I talk in every channel."


async def test_answers_are_for_everyone_where_the_server_says_so(do: Do, router: Router) -> None:
    assert not await router.shows_everyone(MEMBER)
    await do("server", "show", "everyone", person=MANAGER)
    assert await router.shows_everyone(MEMBER)
    assert not await router.shows_everyone(MEMBER, asked=False)
    assert not await router.shows_everyone(OUTSIDER)


async def test_outside_its_channels_nothing_is_for_everyone(do: Do, router: Router) -> None:
    screen = await do("server", "setup", person=MANAGER)
    screen = await do(press(screen, "Add this channel"), person=MANAGER)
    assert "Not in this channel" in labels(screen)
    elsewhere = Person(8, guild_id=GUILD, channel_id=ELSEWHERE)
    assert await router.may_speak(MEMBER)
    assert await router.shows_everyone(MEMBER, asked=True)
    assert not await router.may_speak(elsewhere)
    assert not await router.shows_everyone(elsewhere, asked=True)
    await do(press(screen, "Not in this channel"), person=MANAGER)
    assert await router.may_speak(elsewhere)


async def test_a_ceiling_holds_for_all_that_is_suggested_there(do: Do, engine: FakeEngine) -> None:
    await do("server", "audience", "family", person=MANAGER)
    await do("recommend", "comedy", person=MEMBER)
    await do("recommend", "comedy", person=OUTSIDER)
    there, elsewhere = (request.profile.standing for request in engine.requests)
    assert [(slot.kind, slot.value, slot.hard) for slot in there] == [("audience", "family", True)]
    assert elsewhere == ()


async def test_a_ceiling_is_nobodys_own_limit(do: Do, services: Services) -> None:
    await do("server", "audience", "family", person=MANAGER)
    await do("recommend", "comedy", person=MEMBER)
    assert await services.settings.wishes(MEMBER.user_id) == ()


async def test_reset_asks_first_and_then_forgets(do: Do) -> None:
    await do("server", "show", "everyone", person=MANAGER)
    asked = await do("server", "reset", person=MANAGER)
    assert heading(asked) == "Delete this server's rules?"
    await do(press(asked, "Yes, delete"), person=MANAGER)
    assert chosen(await do("server", "setup", person=MANAGER)) == ["me", "any"]


async def test_a_server_left_is_forgotten_with_its_cards(do: Do, router: Router, services: Services) -> None:
    await do("server", "show", "everyone", person=MANAGER)
    await services.memory.card_sent(message_id=1, channel_id=HERE, item_id=6)
    await services.memory.card_sent(message_id=2, channel_id=99, item_id=6)
    await router.left(GUILD, frozenset({HERE, ELSEWHERE}))
    assert not await router.shows_everyone(MEMBER)
    assert await services.memory.reactions_on(1) == set()
    assert await router.react(MEMBER, message_id=1, emoji="👍", added=True) is None
    assert await router.react(MEMBER, message_id=2, emoji="👍", added=True) is not None


async def test_servers_left_while_away_are_forgotten_too(do: Do, router: Router) -> None:
    await do("server", "show", "everyone", person=MANAGER)
    assert await router.still_in({GUILD, 1}) == 0
    assert await router.shows_everyone(MEMBER)
    assert await router.still_in({1}) == 1
    assert not await router.shows_everyone(MEMBER)


@pytest.mark.parametrize("args", [("audience", "nobody"), ("show", "x"), ("channel", "x"), ("conquer", "1")])
async def test_what_is_no_rule_changes_nothing(do: Do, args: tuple[str, str]) -> None:
    assert "retired" in texts(await do("server", *args, person=MANAGER))[0]
