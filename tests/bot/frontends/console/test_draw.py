"""Screens in a terminal."""

import io

from rich.console import Console

from bot.conversations.action import Action
from bot.conversations.screen import (
    Button,
    Buttons,
    File,
    FilmLine,
    Heading,
    Option,
    Picture,
    Screen,
    Select,
    Text,
)
from bot.frontends.console.draw import show


def drawn(*blocks: object, width: int = 80) -> tuple[str, list[Action]]:
    out = io.StringIO()
    actions = show(Console(file=out, width=width), Screen(tuple(blocks)))  # type: ignore[arg-type]
    return out.getvalue(), actions


def test_numbers_run_on_over_films_buttons_and_menus() -> None:
    text, actions = drawn(
        FilmLine(6, "Heat", "1995 · 2 h 50", "Tense.", "about 4.2 (3.6-4.8)", open=Action.of("movie", "#6")),
        Buttons((Button("More", Action.of("more", 1)), Button("Gone", Action.of("gone"), disabled=True))),
        Select(Action.of("pick"), "Which?", (Option("First", "a"), Option("Second", "b"))),
    )
    assert text.splitlines() == [
        " [1] Heat  ★ about 4.2 (3.6-4.8)",
        "     1995 · 2 h 50",
        "     Tense.",
        "[2] More",
        "Which?",
        " [3] First",
        " [4] Second",
        "",
    ]
    assert actions == [
        Action.of("movie", "#6"),
        Action.of("more", 1),
        Action.of("pick", "a"),
        Action.of("pick", "b"),
    ]


def test_a_menu_of_several_adds_to_what_is_chosen_and_takes_it_away() -> None:
    options = (Option("First", "a", "Heat"), Option("Second", "b", chosen=True), Option("Third", "c"))
    text, actions = drawn(Select(Action.of("pick", 1), "Which?", options, least=0, most=3))
    assert text.splitlines()[1:3] == [" [1] First  Heat", " [2] ✓ Second"]
    assert actions == [Action.of("pick", 1, "a,b"), Action.of("pick", 1, ""), Action.of("pick", 1, "b,c")]


def test_a_row_of_buttons_breaks_between_them() -> None:
    buttons = tuple(Button(f"Press me {n}", Action.of("x", n)) for n in range(1, 5))
    text, _ = drawn(Buttons(buttons), width=40)
    assert text.splitlines()[:2] == ["[1] Press me 1   [2] Press me 2", "[3] Press me 3   [4] Press me 4"]


def test_markup_and_control_characters_stay_text() -> None:
    text, _ = drawn(Heading("For “[bold]x[/bold]\x1b[31m”"), Text(":smile: [link=x]"))
    assert text.splitlines()[:2] == ["For “[bold]x[/bold][31m”", ":smile: [link=x]"]


def test_pictures_and_files_are_told_in_words() -> None:
    text, _ = drawn(Picture(b"", "taste.png", "Thriller 34 %"), File(b"", "export.csv"))
    assert text.splitlines()[:2] == ["Picture: Thriller 34 %", "File: export.csv"]
