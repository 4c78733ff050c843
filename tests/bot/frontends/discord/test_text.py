from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.frontends.discord.text import ZERO_WIDTH_SPACE, clean, clip, escape, line, units
from tests.bot.frontends.discord.screens import NASTY

UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*(?:[*_~|`<\[\]]|:(?=//))")


def plain(markdown: str) -> str:
    """Undo the escaping as Discord's reader would."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", markdown.replace(ZERO_WIDTH_SPACE, ""))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("M*A*S*H", r"M\*A\*S\*H"),
        ("snake_case", r"snake\_case"),
        ("# 1 fan", r"\# 1 fan"),
        ("- Alfie", r"\- Alfie"),
        ("-# tiny", r"\-# tiny"),
        ("> said", r"\> said"),
        ("8. 1/2", r"8\. 1/2"),
        ("first\n2) second", "first\n2\\) second"),
        ("<@42>", r"\<@" + ZERO_WIDTH_SPACE + "42>"),
        ("@everyone", "@" + ZERO_WIDTH_SPACE + "everyone"),
        ("[rec](https://a.b)", r"\[rec\](https\://a.b)"),
        (":smile: Alien: Covenant", r"\:smile: Alien: Covenant"),
        ("Se7en", "Se7en"),
    ],
)
def test_escape(text: str, shown: str) -> None:
    assert escape(text) == shown


@given(st.text() | st.sampled_from(NASTY))
@settings(deadline=None)
def test_escaped_text_shows_as_it_was_written(text: str) -> None:
    text = clean(text)
    assert plain(escape(text)) == text
    assert not UNESCAPED.search(escape(text))


@given(st.text() | st.sampled_from(NASTY), st.integers(1, 60))
@settings(deadline=None)
def test_clip_keeps_the_beginning_within_the_limit(text: str, most: int) -> None:
    clipped = clip(text, most)
    assert units(clipped) <= most
    assert clipped == text or text.startswith(clipped.removesuffix("…"))


def test_clip_says_that_something_is_missing() -> None:
    assert clip("The Assassination of Jesse James", 20) == "The Assassination o…"
    assert clip("Heat", 4) == "Heat"


def test_clean_drops_what_disguises() -> None:
    assert clean("\u202egnp\u202c\x00 a\ud800b") == "gnp ab"
    assert clean("one\n\n\n\n\ntwo ") == "one\n\ntwo"
    assert clean("👩‍👧") == "👩‍👧", "joined emoji stay joined"


def test_line_is_one_line() -> None:
    assert line(" two \n words\t") == "two words"


def test_units_are_those_of_utf_16() -> None:
    assert (units("é"), units("🎬"), units("\ud800")) == (1, 2, 1)
