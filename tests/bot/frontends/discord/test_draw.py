from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings

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
    Style,
    Text,
)
from bot.frontends.discord.draw import ACCENT, draw
from tests.bot.frontends.discord.screens import screens
from tests.standin.components import ROW, SECTION, SELECT, TEXT, check_components, walk
from tests.standin.forms import Json


def drawn(screen: Screen) -> list[Json]:
    drawing = draw(screen)
    components = drawing.view.to_components()
    assert check_components(components, v2=True, files={file.filename for file in drawing.files}) == []
    return components


def parts(screen: Screen, kind: int) -> list[Json]:
    return [part for part in walk(drawn(screen)) if part["type"] == kind]


def text_of(screen: Screen) -> str:
    return "\n".join(part["content"] for part in parts(screen, TEXT))


def film(number: int, **more: Any) -> FilmLine:
    about: dict[str, Any] = {
        "title": f"Film {number}",
        "facts": "1999 · 2 h 16 · Sci-Fi",
        "reason": "because",
        "rank": number,
        "open": Action.of("movie", number),
    }
    return FilmLine(item_id=number, **about | more)


@given(screens)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_screen_keeps_within_the_limits(screen: Screen) -> None:
    drawing = draw(screen, to=2**64)
    components = drawing.view.to_components()
    files = [file.filename for file in drawing.files]
    assert check_components(components, v2=True, files={*files}) == []
    assert len(files) == len({*files}) <= 10


def test_one_container_in_the_one_colour() -> None:
    [container] = drawn(Screen((Heading("Heat"), Text("1995"))))
    assert container["accent_color"] == ACCENT.value


def test_five_films_have_their_buttons_beside_them() -> None:
    screen = Screen((Heading("For you"), *map(film, range(1, 6))))
    assert len(parts(screen, SECTION)) == 5
    assert parts(screen, SECTION)[0]["accessory"]["custom_id"] == "v1:movie:1"


def test_a_film_reads_title_facts_and_why() -> None:
    line = film(1, label="safe", expected="about 4.3 (3.8-4.7)", blurb="Neo wakes up.")
    assert text_of(Screen((line,))).splitlines() == [
        "**1. Film 1** · safe",
        "1999 · 2 h 16 · Sci-Fi · about 4.3 (3.8-4.7)",
        "Neo wakes up.",
        "-# because",
    ]


def test_twenty_films_share_a_menu() -> None:
    screen = Screen(tuple(map(film, range(1, 21))))
    assert not parts(screen, SECTION)
    [menu] = parts(screen, SELECT)
    assert [option["value"] for option in menu["options"]][:2] == ["v1:movie:1", "v1:movie:2"]
    assert "**20. Film 20**" in text_of(screen)


def test_too_many_buttons_become_a_menu() -> None:
    many = Buttons(tuple(Button(f"Drop {number}", Action.of("drop", "a", number)) for number in range(45)))
    menus = parts(Screen((Heading("Understood"), many)), SELECT)
    assert sum(len(menu["options"]) for menu in menus) == 45


def test_rows_hold_five() -> None:
    seven = Buttons(tuple(Button(str(number), Action.of("rate", 6, number)) for number in range(7)))
    assert [len(row["components"]) for row in parts(Screen((seven,)), ROW)] == [5, 2]


def test_long_texts_lose_their_blurbs_first() -> None:
    films = tuple(film(number, blurb="b" * 900) for number in range(1, 6))
    text = text_of(Screen((Text("Understood: cozy"), *films)))
    assert "bbb" not in text
    assert text.count("because") == 5


def test_a_button_said_twice_is_shown_once() -> None:
    twice = Buttons((Button("Why?", Action.of("why", 1)), Button("Why not?", Action.of("why", 1))))
    [row] = parts(Screen((twice,)), ROW)
    assert [button["label"] for button in row["components"]] == ["Why?"]


def test_an_action_no_button_can_carry_loses_only_its_button() -> None:
    unfit = Buttons((Button("Again", Action.of("recommend", "a" * 200)), Button("Help", Action("help"))))
    [row] = parts(Screen((Text("Heat"), unfit)), ROW)
    assert [button["label"] for button in row["components"]] == ["Help"]


def test_labels_have_34_characters_at_most() -> None:
    [row] = parts(Screen((Buttons((Button("x" * 50, Action("help"), Style.DANGER),)),)), ROW)
    assert row["components"][0]["label"] == "x" * 33 + "…"
    assert row["components"][0]["style"] == 4


def test_a_menu_keeps_what_was_chosen() -> None:
    options = tuple(Option(name, name, chosen=name != "b") for name in "abc")
    [menu] = parts(Screen((Select(Action("pick"), "Pick", options, most=2),)), SELECT)
    assert [option.get("default", False) for option in menu["options"]] == [True, False, True]
    assert (menu["min_values"], menu["max_values"]) == (1, 2)


def test_pictures_and_files_travel_along() -> None:
    screen = Screen((Picture(b"png", "my taste.png", "Thriller 34 %"), File(b"csv", "ratings.csv")))
    drawing = draw(screen)
    assert [file.filename for file in drawing.files] == ["my_taste.png", "ratings.csv"]
    assert drawing.files[0].fp.read() == b"png"
    [gallery] = parts(screen, 12)
    assert gallery["items"][0]["description"] == "Thriller 34 %"


def test_an_empty_screen_says_its_line() -> None:
    assert text_of(Screen((), plain="Done.")) == "Done."
    assert text_of(Screen(())) == "…"


def test_quiet_lines_are_small() -> None:
    assert text_of(Screen((Text("one\n\ntwo", quiet=True),))) == "-# one\n-# two"


async def test_no_view_is_kept() -> None:
    assert draw(Screen((Buttons((Button("Help", Action("help")),)),))).view.is_finished()
