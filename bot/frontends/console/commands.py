"""What a typed line means: a command, a number that presses a button, or a request in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from bot.conversations.action import Action
from bot.errors import PersonError
from bot.language import Language
from recommender.phrases import say

LARGEST_NUMBER = 99
"""Larger numbers are titles: 1917, 2012."""
_STARS = re.compile(r"(?P<title>.*\S)\s+(?P<stars>\d+(?:[.,]\d+)?)(?:\s*(?:stars?|★))?")
_BUT = re.compile(r"(?P<titles>.*?\S),?\s+but\s+(?P<but>.+)", re.IGNORECASE)


def _recommend(rest: str) -> Action:
    return Action.of("recommend", rest)


def _similar(rest: str) -> Action:
    match = _BUT.fullmatch(rest)
    titles, but = (match["titles"], match["but"]) if match else (rest, "")
    return Action.of("similar", "\n".join(title.strip() for title in titles.split("|")), but)


def _rate(rest: str) -> Action:
    if not rest:
        return Action.of("session")
    match = _STARS.fullmatch(rest)
    if match is None:
        return Action.of("rate", rest)
    stars = float(match["stars"].replace(",", "."))
    # "Apollo 13" is a title; "Heat 4.3" is stars, and not in halves.
    if stars > 5 and stars.is_integer():
        return Action.of("rate", rest)
    if not (0.5 <= stars <= 5 and (2 * stars).is_integer()):
        raise PersonError(
            say("Stars go from {least} to {most}, in halves: try {example}.", least=0.5, most=5, example=3.5)
        )
    return Action.of("rate", match["title"], int(2 * stars))


def _named(name: str) -> Callable[[str], Action]:
    return lambda rest: Action.of(name, *filter(None, [rest]))


COMMANDS: dict[str, tuple[Callable[[str], Action], str]] = {
    "/quiz": (_named("quiz"), say("a minute of questions that find your taste; /quiz quick: half of it")),
    "/recommend": (_recommend, say("films for a wish in plain words; alone: for you")),
    "/similar": (_similar, say("films like up to three: /similar Heat | Alien but funnier")),
    "/movie": (_named("movie"), say("one film's card")),
    "/rate": (_rate, say("/rate Heat 4.5; alone: one film after the other")),
    "/seen": (_named("seen"), say("a film you have seen")),
    "/watchlist": (_named("watchlist"), say("your watchlist; with a title: put it there")),
    "/history": (_named("history"), say("what you said, and what was suggested")),
    "/profile": (_named("profile"), say("your taste, as a picture and in words")),
    "/settings": (lambda _: Action.of("settings"), say("limits, how well known films are, language")),
    "/import": (_named("import"), say("ratings from a CSV: Letterboxd, IMDb or my own")),
    "/privacy": (lambda _: Action.of("privacy"), say("what is kept of you: download, pause, delete")),
    "/help": (_named("help"), say("what can be asked")),
}
TITLED = ("/similar", "/movie", "/rate", "/seen", "/watchlist")
"""Commands that a title follows."""
QUIT = ("/quit", "/exit", "/q", "quit", "exit")


def read_line(line: str, buttons: Sequence[Action], spoken: Language) -> Action:
    """Turn a line into an action; ``buttons`` are those on the screen, number 1 first.

    Commands go by their English names, and by those of the language spoken.

    Raises
    ------
    PersonError
        If it is a number or a command that is not there.
    """
    text = line.strip()
    if text.isdecimal() and int(text) <= LARGEST_NUMBER:
        return _pressed(int(text), buttons)
    if text.lower() == "help":
        return Action.of("help")
    if not text.startswith("/"):
        return Action.of("recommend", text)
    typed, _, rest = text.partition(" ")
    names = {**{name: name for name in COMMANDS}, **{local_name(name, spoken): name for name in COMMANDS}}
    if typed.lower() not in names:
        nearest, *_ = process.extractOne(typed.lower(), ["/quit", *names], scorer=fuzz.ratio)
        raise PersonError(
            say("I don't know {command}. Did you mean {nearest}?", command=typed, nearest=nearest)
        )
    read, _ = COMMANDS[names[typed.lower()]]
    return read(rest.strip())


def local_name(name: str, spoken: Language) -> str:
    """Name a command in another language, the slash before it."""
    return f"/{spoken.word(name[1:], 'command')}"


def _pressed(number: int, buttons: Sequence[Action]) -> Action:
    if 1 <= number <= len(buttons):
        return buttons[number - 1]
    if not buttons:
        raise PersonError(say("There is nothing numbered to press. Ask for films first."))
    raise PersonError(
        say("There is no {number} here; numbers go from 1 to {last}.", number=number, last=len(buttons))
    )
