"""What is said in other languages than English."""

from dataclasses import dataclass
from datetime import date, datetime
from gettext import NullTranslations

import pytest

from bot import language as languages
from bot.language import Language, language
from recommender.phrases import capitalized, counted, joined, listed, say, term


@pytest.fixture(scope="module")
def german() -> Language:
    return language("de")


@dataclass(frozen=True)
class Shown:
    text: str
    inner: tuple["Shown", ...] = ()
    number: int = 3


def test_sentences_are_said_with_their_values(german: Language) -> None:
    assert german.text(say("Which “{title}”?", title="Heat {1995}")) == "Welcher „Heat {1995}“?"


def test_plain_text_stays_as_it_is(german: Language) -> None:
    assert german.text("Which film?") == "Which film?"
    assert german.text(say("Not in any catalogue: {x}", x="y")) == "Not in any catalogue: y"


def test_numbers_days_and_lists_are_written_as_is_usual_there(german: Language) -> None:
    assert german.text(say("{n} {x}", n=16_321, x=4.25)) == "16.321 4,2"
    assert german.text(say("{day}", day=date(2026, 5, 3))) == "3. Mai"
    assert german.text(say("{day}", day=datetime(2026, 12, 24, 20, 15))) == "24. Dezember"
    assert german.text(listed(["A", "B", "C"])) == "A, B und C"


def test_phrases_within_phrases_are_said_too(german: Language) -> None:
    inner = say("Which film?")
    assert german.text(joined(" · ", ["x", inner])) == "x · Welcher Film?"
    assert german.text(listed([inner, "x"])) == "Welcher Film? und x"
    assert german.text(capitalized(say("{year}", year=say("year unknown")))) == "Jahr unbekannt"


def test_nothing_put_together_is_nothing(german: Language) -> None:
    assert german.text(joined(" · ", [])) == ""
    assert german.text(listed([])) == ""


def test_the_plural_goes_by_the_language() -> None:
    class Three(NullTranslations):
        def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
            return {1: "one", 2: "two"}.get(n, "many of {count}")

    three = Language("de", Three())
    said = [three.text(counted("a film", "{count} films", n)) for n in (1, 2, 5, 0.5)]
    assert said == ["one", "two", "many of 5", "two"]


def test_a_screen_is_said_to_its_last_word(german: Language) -> None:
    film = say("Which film?")
    said = german.all(Shown(film, (Shown("x"), Shown(film, number=4))))
    assert said == Shown("Welcher Film?", (Shown("x"), Shown("Welcher Film?", number=4)))
    assert german.all(None) is None


@pytest.mark.parametrize(
    ("locale", "code"),
    [("de", "de"), ("de-AT", "de"), ("de_DE", "de"), ("en-GB", "en"), ("fr", "en"), ("", "en")],
)
def test_a_locale_has_its_language_or_english(locale: str, code: str) -> None:
    assert language(locale).code == code


def test_english_needs_no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "read_catalogue", lambda path: pytest.fail("read"))
    assert (
        language("en-US").text(say("{n} films: {words}", n=1234, words=term("drama"))) == "1,234 films: drama"
    )
