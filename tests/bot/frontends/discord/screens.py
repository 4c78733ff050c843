"""Screens as bad as data can make them, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

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

NASTY = [
    "",
    "   ",
    "@everyone <@1> <#2> <@&3> <t:0:R> </help:4>",
    "**bold** _under_ ~~gone~~ ||spoiler|| `code` ```block",
    "[click](https://example.org) https://example.org :smile: <:x:1>",
    "# heading\n## two\n-# small\n> quote\n- list\n1. one",
    "W" * 5000,
    "👩‍👩‍👧‍👦" * 900,
    "🎬" * 3000,
    "Z" + "\u0300" * 4000,
    "\u202egnp.exe\u202c \u200b\u2066",
    "\x00\x07\ud800 lone",
    "\\" * 300,
    "*" * 4000,
    "\n" * 50 + "x" + "\n" * 50,
    "千と千尋の神隠し",
]
texts = st.sampled_from(NASTY) | st.text(max_size=200)
words = st.text(st.characters(exclude_characters=":"), max_size=60)
actions = st.builds(
    Action, st.sampled_from(["movie", "rate", "why"]), st.tuples(words) | st.tuples(words, words)
)
buttons = st.builds(Button, texts, actions, st.sampled_from(Style), st.booleans())
options = st.builds(Option, texts, texts, texts, st.booleans())
films = st.builds(
    FilmLine,
    item_id=st.integers(0, 10**6),
    title=texts,
    facts=texts,
    reason=texts,
    expected=texts,
    label=texts,
    blurb=texts,
    rank=st.none() | st.integers(1, 50),
    open=st.none() | actions,
)
blocks = st.one_of(
    films,
    st.builds(Heading, texts),
    st.builds(Text, texts, st.booleans()),
    st.builds(Buttons, st.lists(buttons, max_size=12).map(tuple)),
    st.builds(
        Select,
        actions,
        texts,
        st.lists(options, max_size=40).map(tuple),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    st.builds(Picture, st.just(b"png"), texts, texts),
    st.builds(File, st.just(b"csv"), texts),
)
screens = st.builds(Screen, st.lists(blocks, max_size=30).map(tuple), plain=texts)
