"""Walking through the bot as a person who presses everything."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.router import ROUTES, Router
from bot.conversations.screen import Block, Button, FilmLine, Screen, Select

STARTS = (
    Action.of("help"),
    Action.of("recommend", "a cozy comedy before 1999 under 200 minutes, not horror"),
    Action.of("recommend", "2 films for my gloopy hamster"),
    Action.of("recommend", "under 10 minutes"),
    Action.of("recommend", ""),
    Action.of("similar", "Toy Story\nAlien", "funnier"),
    Action.of("similar", "a\nb\nc\nd"),
    Action.of("movie", "Heat"),
    Action.of("movie", "he"),
    Action.of("movie", "xyzzy plugh"),
    Action.of("movie", ""),
    Action.of("movie", "Casablanca"),
    Action.of("rate", "Ghost", 9),
    Action.of("rate", "Alien", 2),
    Action.of("rate", "Ghost", 99),
    Action.of("seen", "Inception"),
    Action.of("hide", "The Shining"),
    Action.of("watchlist", "The Matrix"),
    Action.of("watchlist", "Amélie"),
    *map(Action.of, ROUTES),
    Action.of("quiz", "quick"),
    Action.of("taste", 8),
    Action.of("taste", 7),
    Action("recommend", ("comedy", "", "8")),
    Action.of("like", "I cried when I saw Toy Story again"),
    Action.of("like", "good morning"),
    Action.of("server", "setup"),
    Action.of("conquer", "the world"),
    Action.of("undo", 999),
    Action.of("more", 999),
    Action.of("more", "x"),
)
LAST = {"erase", "delete"}
"""What ends it all is pressed when all else was."""
NEVER = {"language"}
"""What would have the rest said in another language."""


async def crawl(router: Router, person: Person, *, most: int) -> list[Screen]:
    """Do everything there is to do, up to so many screens; buttons that differ in numbers alone are one."""
    waiting, screens = deque(STARTS), []
    met = {_shape(action) for action in STARTS}
    while waiting and len(screens) < most:
        action = waiting.popleft()
        screen = await router.answer(person, action)
        screens.append(screen)
        for each in actions(screen):
            if _shape(each) not in met and NEVER.isdisjoint(each.args):
                met.add(_shape(each))
                waiting.append(each)
        waiting = deque(sorted(waiting, key=lambda each: not LAST.isdisjoint(each.args)))
    return screens


def actions(thing: object) -> Iterator[Action]:
    """List all that can be done on a screen, or with whatever it is made of."""
    if isinstance(thing, Action):
        yield thing
    elif isinstance(thing, Select):
        for option in thing.options:
            yield Action(thing.action.name, (*thing.action.args, option.value))
    elif isinstance(thing, Button) and thing.disabled:
        return
    elif isinstance(thing, tuple):
        for each in thing:
            yield from actions(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from actions(getattr(thing, field.name))


def said(block: Block | object) -> Iterator[str]:
    """List all that we say on a screen: every text but a film's title and plot, and what actions carry."""
    if isinstance(block, str):
        yield block
    elif isinstance(block, tuple):
        for each in block:
            yield from said(each)
    elif is_dataclass(block) and not isinstance(block, Action):
        quoted = {"title", "blurb"} if isinstance(block, FilmLine) else {"value", "style", "name", "language"}
        for field in fields(block):
            if field.name not in quoted:
                yield from said(getattr(block, field.name))


def _shape(action: Action) -> tuple[str, ...]:
    return (action.name, *(re.sub(r"\d+", "0", word) for word in action.args))
