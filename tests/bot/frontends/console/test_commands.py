"""What a typed line means."""

import pytest

from bot.conversations.action import Action
from bot.errors import PersonError
from bot.frontends.console.commands import read_line
from bot.language import language

ENGLISH, GERMAN = language("en"), language("de")
BUTTONS = (Action.of("more", 1), Action.of("adjust", 1))


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("a cozy romcom", Action.of("recommend", "a cozy romcom")),
        ("  1917 ", Action.of("recommend", "1917")),
        ("/recommend a cozy romcom", Action.of("recommend", "a cozy romcom")),
        ("/RECOMMEND x", Action.of("recommend", "x")),
        ("/recommend", Action.of("recommend", "")),
        ("/similar Heat", Action.of("similar", "Heat", "")),
        ("/similar Heat | Alien but funnier", Action.of("similar", "Heat\nAlien", "funnier")),
        ("/similar Heat, but less violent", Action.of("similar", "Heat", "less violent")),
        ("/movie The Matrix (1999)", Action.of("movie", "The Matrix (1999)")),
        ("/movie", Action.of("movie")),
        ("/rate Heat 4.5", Action.of("rate", "Heat", 9)),
        ("/rate Heat 4,5", Action.of("rate", "Heat", 9)),
        ("/rate Heat 1995 4", Action.of("rate", "Heat 1995", 8)),
        ("/rate Heat 3 stars", Action.of("rate", "Heat", 6)),
        ("/rate Apollo 13", Action.of("rate", "Apollo 13")),
        ("/rate 300", Action.of("rate", "300")),
        ("/rate Heat", Action.of("rate", "Heat")),
        ("/rate", Action.of("session")),
        ("/watchlist", Action.of("watchlist")),
        ("/watchlist alien", Action.of("watchlist", "alien")),
        ("/seen alien", Action.of("seen", "alien")),
        ("/history", Action.of("history")),
        ("/import my films.csv", Action.of("import", "my films.csv")),
        ("/privacy erase", Action.of("privacy")),
        ("Help", Action.of("help")),
        ("1", BUTTONS[0]),
        (" 2 ", BUTTONS[1]),
    ],
)
def test_lines(line: str, action: Action) -> None:
    assert read_line(line, BUTTONS, ENGLISH) == action


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("/recomend x", "Did you mean /recommend?"),
        ("/quti", "Did you mean /quit?"),
        ("3", "There is no 3 here; numbers go from 1 to 2."),
        ("0", "numbers go from 1 to 2"),
        ("/rate Heat 4.3", "in halves"),
        ("/rate Heat 0", "from 0.5 to 5"),
    ],
)
def test_lines_that_do_not_work(line: str, says: str) -> None:
    with pytest.raises(PersonError) as caught:
        read_line(line, BUTTONS, ENGLISH)
    assert says in str(caught.value)


def test_a_number_with_nothing_on_the_screen() -> None:
    with pytest.raises(PersonError, match="nothing numbered"):
        read_line("1", (), ENGLISH)


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("/film Heat", Action.of("movie", "Heat")),
        ("/Ähnlich Heat | Alien but funnier", Action.of("similar", "Heat\nAlien", "funnier")),
        ("/bewerten Heat 4,5", Action.of("rate", "Heat", 9)),
        ("/movie Heat", Action.of("movie", "Heat")),
        ("/quiz", Action.of("quiz")),
    ],
)
def test_commands_have_their_names_in_other_languages_too(line: str, action: Action) -> None:
    assert read_line(line, BUTTONS, GERMAN) == action


def test_the_nearest_name_is_one_of_that_language() -> None:
    with pytest.raises(PersonError) as refused:
        read_line("/fiml Heat", BUTTONS, GERMAN)
    assert "/film" in GERMAN.text(refused.value.said)
