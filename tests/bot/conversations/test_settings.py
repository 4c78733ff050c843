"""Settings, limits, and what each does."""

import pytest

from bot.conversations.person import Person
from bot.conversations.router import Router
from bot.conversations.screen import Screen, Select, TextLine
from bot.services.services import Services
from tests.bot.conversations.conftest import ME, Do
from tests.bot.conversations.screens import heading, labels, press, texts, titles
from tests.bot.conversations.test_watchlist import choose
from tests.bot.fakes import FakeEngine


def menu(screen: Screen, placeholder: str) -> Select:
    menus = [block for block in screen.blocks if isinstance(block, Select)]
    return next(menu for menu in menus if menu.placeholder.startswith(placeholder))


def chosen(select: Select) -> list[str]:
    return [option.value for option in select.options if option.chosen]


def switch(screen: Screen, start: str) -> TextLine:
    lines = [block for block in screen.blocks if isinstance(block, TextLine)]
    return next(line for line in lines if line.text.startswith(start))


async def test_they_are_as_everybody_s_at_first(do: Do) -> None:
    screen = await do("settings")
    assert heading(screen) == "Your settings"
    assert [chosen(block) for block in screen.blocks if isinstance(block, Select)] == [
        ["me"],
        ["mix"],
        ["auto"],
    ]
    assert switch(screen, "No limits")


async def test_answers_for_everyone(do: Do, router: Router) -> None:
    assert not await router.shows_everyone(ME)
    await do(choose(await do("settings"), "Answers:", "Answers: everyone sees them"))
    assert await router.shows_everyone(ME)
    assert not await router.shows_everyone(Person(8))


async def test_the_language_set_wins_over_that_of_discord(do: Do) -> None:
    before = await do("movie", "alien")
    assert before.language == "en"
    screen = await do(choose(await do("settings"), "Language:", "Language: Deutsch"))
    assert screen.language == "de"
    assert (await do("movie", "alien")).language == "de"


async def test_reactions_turned_off_do_not_count(do: Do, router: Router) -> None:
    await router.shown(ME, await do("movie", "inception"), message_id=901, channel_id=900, public=True)
    await do(switch(await do("settings"), "Reactions").button.action)
    assert await router.react(ME, message_id=901, emoji="👍", added=True) is None
    assert heading(await do("profile")) == "I don't know your taste yet."
    await do(switch(await do("settings"), "Reactions").button.action)
    assert await router.react(ME, message_id=901, emoji="👍", added=True) is not None


async def test_who_is_hidden_is_not_told_of_to_others(do: Do, router: Router) -> None:
    await router.shown(ME, await do("movie", "inception"), message_id=901, channel_id=900, public=True)
    await do(switch(await do("settings"), "Others may").button.action)
    here = Person(ME.user_id, guild_id=1)
    assert await router.react(here, message_id=901, emoji="👍", added=True) is None
    assert heading(await do("profile")) == "Your taste, from one rating"
    assert await router.react(ME, message_id=901, emoji="👍", added=False) is not None


async def test_how_well_known_films_are_is_a_standing_wish(
    do: Do, services: Services, engine: FakeEngine
) -> None:
    await do(choose(await do("settings"), "Films:", "Films: mostly hidden gems"))
    await do("recommend", "comedy")
    (wish,) = engine.requests[-1].profile.standing
    assert (wish.kind, wish.value, wish.hard) == ("fame", "hidden", False)
    screen = await do(choose(await do("settings"), "Films:", "Films: mostly well known"))
    assert chosen(menu(screen, "Films:")) == ["known"]
    await do(choose(screen, "Films:", "Films: a mix of well and little known"))
    assert (await services.profiles.get(ME.user_id)).standing == ()


async def test_a_genre_left_out_is_never_suggested(do: Do) -> None:
    limits = await do(switch(await do("settings"), "No limits").button.action)
    assert heading(limits) == "Your limits"
    held = await do("limits", "genre", "Crime,Drama")
    assert chosen(menu(held, "Never these genres")) == ["Crime", "Drama"]
    assert texts(held)[-1] == "7 of 16 films are left."
    films = titles(await do("recommend", "")) + titles(await do("similar", "inception"))
    assert not {"The Shawshank Redemption", "Heat", "Casablanca"} & {*films}
    assert chosen(menu(await do("limits", "genre"), "Never these genres")) == []


async def test_content_and_age_are_limits_too(do: Do, services: Services) -> None:
    await do("limits", "content", "gore<=0,nonsense")
    screen = await do("limits", "audience", "family")
    assert chosen(menu(screen, "Leave out")) == ["gore<=0"]
    assert chosen(menu(screen, "For which age")) == ["family"]
    assert switch(await do("settings"), "2 limits hold for every suggestion.")
    assert {wish.value for wish in await services.settings.wishes(ME.user_id)} == {"gore<=0", "family"}
    cleared = await do("limits", "audience", "any")
    assert chosen(menu(cleared, "For which age")) == ["any"]


async def test_not_for_me_asks_why_and_makes_a_limit_only_when_told_to(do: Do, services: Services) -> None:
    hidden = await do("hide", "heat 1995")
    asked = await do(choose(hidden, "Why not?", "Not in the mood for Crime"))
    assert heading(asked) == "Not in the mood for Crime. Should that hold for everything?"
    assert texts(asked)[0] == "I would leave out, always: Crime."
    assert await services.settings.wishes(ME.user_id) == ()
    await do(press(asked, "No, only this film"))
    assert await services.settings.wishes(ME.user_id) == ()
    kept = await do(press(asked, "Yes, always"))
    assert heading(kept) == "From now on I leave out: Crime."
    assert "The Shawshank Redemption" not in titles(await do("recommend", ""))
    await do(press(kept, "Undo"))
    assert await services.settings.wishes(ME.user_id) == ()


async def test_limits_without_a_menu_have_a_line(do: Do) -> None:
    kept = await do(choose(await do("hide", "heat 1995"), "Why not?", "Not a fan of Michael Mann"))
    limits = await do(press(await do(press(kept, "Yes, always")), "My limits"))
    line = switch(limits, "Michael Mann’s films")
    assert not [block for block in (await do(line.button.action)).blocks if isinstance(block, TextLine)]
    assert "Back to settings" in labels(limits)


@pytest.mark.parametrize(
    "what",
    [("settings", "show", "nobody"), ("settings", "x", "y"), ("limits", "x"), ("not-for-me", "6", "x")],
)
async def test_what_is_no_setting_is_refused(do: Do, what: tuple[str, ...]) -> None:
    assert "retired" in (await do(*what)).plain
