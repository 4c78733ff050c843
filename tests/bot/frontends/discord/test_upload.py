"""A file brought by a form."""

import pytest

from bot.conversations.action import Action
from bot.conversations.screen import Button, Buttons, Screen
from tests.bot.frontends.discord.conftest import FakeRouter, Serving
from tests.standin import StandIn


async def test_a_form_asks_for_a_file_and_what_came_of_it_is_for_the_person_alone(
    standin: StandIn, serving: Serving
) -> None:
    ana = standin.user("ana")
    async with serving():
        asked = await ana.command("import")
        shown = await (await ana.submit(asked, "ratings.csv", b"Name,Year")).answer()
    assert shown.text == "9 bytes: Name,Year"
    assert shown.ephemeral


async def test_a_button_opens_the_form_too(standin: StandIn, router: FakeRouter, serving: Serving) -> None:
    router.screens["help"] = Screen((Buttons((Button("Bring ratings", Action.of("import")),)),))
    ana = standin.user("ana")
    async with serving():
        screen = await (await ana.command("help")).answer()
        asked = await ana.press(screen, "Bring ratings")
        shown = await (await ana.submit(asked, "ratings.csv", b"x")).answer()
    assert shown.text == "1 bytes: x"


async def test_a_form_shown_before_a_restart_is_taken_after_it(standin: StandIn, serving: Serving) -> None:
    ana = standin.user("ana")
    async with serving():
        asked = await ana.command("import")
        await standin.world.until(lambda: asked.form is not None, "a form")
    async with serving():
        assert (await (await ana.submit(asked, "a.csv", b"y")).answer()).text == "1 bytes: y"


@pytest.mark.parametrize(("locale", "title"), [("en-US", "Bring your ratings"), ("fi", "Bring your ratings")])
async def test_a_form_is_in_the_language_of_who_asks(
    standin: StandIn, serving: Serving, locale: str, title: str
) -> None:
    asked_by = standin.user("ana", locale)
    async with serving():
        asked = await asked_by.command("import")
        await standin.world.until(lambda: asked.form is not None, "a form")
    assert asked.form is not None
    assert asked.form["title"] == title


async def test_answers_are_for_everyone_where_somebody_set_that(
    standin: StandIn, router: FakeRouter, serving: Serving
) -> None:
    router.everyone = True
    ana = standin.user("ana")
    async with serving():
        assert not (await (await ana.command("movie", title="x")).answer()).ephemeral
        assert (await (await ana.command("movie", title="x", show="me")).answer()).ephemeral
        assert (await (await ana.command("privacy")).answer()).ephemeral
