"""Which language somebody is talked to in."""

import pytest

from bot.conversations.person import Person
from bot.errors import StoreReadOnlyError
from bot.services.services import Services
from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import heading, labels, texts

ANA = Person(8, "de")


async def test_discords_language_counts(do: Do) -> None:
    screen = await do("watchlist", person=ANA)
    assert heading(screen) == "Deine Merkliste ist leer."
    assert screen.language == "de"


async def test_other_languages_get_english(do: Do) -> None:
    screen = await do("watchlist", person=Person(8, "fr"))
    assert heading(screen) == "Your watchlist is empty."
    assert screen.language == "en"


async def test_what_somebody_set_wins(do: Do) -> None:
    await do("settings", "language", "de", person=Person(8, "en-US"))
    assert heading(await do("watchlist", person=Person(8, "en-US"))) == "Deine Merkliste ist leer."
    await do("settings", "language", "auto", person=Person(8, "en-US"))
    assert heading(await do("watchlist", person=Person(8, "en-US"))) == "Your watchlist is empty."


async def test_a_broken_store_is_told_in_discords_language(
    do: Do, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object, **__: object) -> None:
        raise StoreReadOnlyError("read-only")

    monkeypatch.setattr(services.settings, "get", fail)
    monkeypatch.setattr(services.lists, "watchlist", fail)
    assert heading(await do("watchlist", person=ANA)) == "Das konnte ich nicht speichern oder lesen."


async def test_errors_are_told_in_it_too(do: Do) -> None:
    assert texts(await do("undo", 999, person=ANA))[0].startswith("Da gibt es nichts zurückzunehmen")


async def test_an_old_answers_reasons_and_chips_are_in_the_language_of_today(do: Do) -> None:
    await do("recommend", "2 films, cozy", person=Person(8))
    assert "Ohne: gemütlich" in labels(await do("adjust", 1, person=ANA))
    assert "60 % dafür: wie gut er bewertet ist" in texts(await do("why", 1, "#318", person=ANA))


async def test_numbers_are_written_as_in_german(do: Do) -> None:
    await do("rate", "#6", 7, person=ANA)
    assert any("3,5 Sterne" in text for text in texts(await do("movie", "#6", person=ANA)))
