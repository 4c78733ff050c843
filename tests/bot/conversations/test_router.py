"""The door: completions, what goes wrong, what is logged."""

from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from bot.conversations.action import Action
from bot.conversations.router import Person, Router
from bot.errors import BusyError, EngineLostError, StoreFullError, TooSlowError
from bot.services.pace import Pace
from bot.services.services import Services
from tests.bot.conversations.conftest import ME, Do
from tests.bot.conversations.screens import heading, texts


async def test_titles_complete_with_year_and_director(router: Router) -> None:
    options = await router.complete("heat", limit=2)
    assert [(option.label, option.value) for option in options] == [
        ("Heat (1995) · Michael Mann", "#6"),
        ("Heat (1986) · Dick Richards", "#100306"),
    ]
    assert await router.complete("") == []


async def test_an_unknown_action_is_answered(do: Do) -> None:
    assert "/help" in texts(await do("conquer", "the world"))[0]


@pytest.mark.parametrize("error", [BusyError(), TooSlowError(), EngineLostError()])
async def test_a_busy_engine_is_told_as_it_is(
    do: Do, services: Services, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(services.suggestions, "understand", fail)
    assert texts(await do("recommend", "x")) == [str(error)]


async def test_whoever_asks_too_fast_is_told_when_to_go_on(services: Services) -> None:
    router = Router(services, Pace(2, 1))
    screens = [await router.answer(ME, Action("help")) for _ in range(3)]
    assert texts(screens[2]) == ["That was quick. I can answer you again in 60 seconds."]
    assert heading(await router.answer(Person(ME.user_id + 1), Action("help"))) == heading(screens[0])


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (StoreFullError("The disk is full."), "I could not save or read that."),
        (ZeroDivisionError("my secret wish"), "That went wrong on my side."),
    ],
)
async def test_what_is_our_fault_has_a_reference_that_is_in_the_log(
    do: Do, services: Services, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(services.suggestions, "understand", fail)
    with capture_logs([merge_reference]) as logs:
        screen = await do("recommend", "my secret wish")
    assert heading(screen) == says
    (logged,) = [entry for entry in logs if entry["log_level"] == "error"]
    assert logged["ref"] in texts(screen)[0]


async def test_the_log_tells_what_was_done_but_not_by_whom_or_in_what_words(do: Do) -> None:
    with capture_logs([merge_reference]) as logs:
        await do("recommend", "my secret wish")
        await do("secret", "words")
    assert [entry["action"] for entry in logs] == ["recommend", "unknown"]
    assert logs[0]["ref"] != logs[1]["ref"]
    assert "secret" not in str(logs)


async def test_cards_and_notes_are_remembered(do: Do, router: Router) -> None:
    screen = await router.answer(ME, Action.of("movie", "inception"))
    await router.shown(ME, screen, message_id=901, channel_id=900, public=True)
    hour = timedelta(hours=1)
    assert await router.reacted_messages(datetime.now(UTC) - hour) == [(900, 901, 79132)]
    assert await router.reacted_messages(datetime.now(UTC) + hour) == []
    assert await router.recall("commands") is None
    await router.remember("commands", "hash")
    assert await router.recall("commands") == "hash"


def merge_reference(logger: object, name: str, event: dict[str, object]) -> dict[str, object]:
    from structlog.contextvars import merge_contextvars

    return dict(merge_contextvars(logger, name, event))
