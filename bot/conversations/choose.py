"""Which film was meant: asked only where a title leaves it open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.conversations.action import Action
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.conversations.wording import DOT, clip
from bot.services.films import Doubt, film_ref
from bot.services.services import Services
from recommender.types import Item

Then = Callable[[str], Action]
"""What to do once the film is known, by its reference."""


async def which(services: Services, text: str, then: Then) -> Item | Screen:
    """Return the film that was meant, or a screen that asks.

    One match goes ahead; several films of one title ask which year; no match offers the nearest.
    """
    if not text.strip():
        return Screen((Heading("Which film?"), Text("Type a title, or the first letters of one.")))
    found = await services.films.find(text)
    if found.item is not None:
        return found.item
    quoted = f"“{clip(text.strip(), 80)}”"
    match found.doubt:
        case Doubt.SAME_TITLE:
            return _ask(f"Which {quoted}?", "Several films have that title.", found.maybe, then, _year)
        case Doubt.SEVERAL:
            return _ask(
                f"Which film is {quoted}?", "Several titles are like that.", found.maybe, then, _title
            )
        case _ if found.maybe:
            return _ask(f"I know no film called {quoted}.", "These come nearest:", found.maybe, then, _title)
    advice = "Check the spelling, or try another of its titles."
    return Screen((Heading(f"I know no film called {quoted}."), Text(advice)))


def _ask(heading: str, text: str, items: Sequence[Item], then: Then, label: Callable[[Item], str]) -> Screen:
    buttons = tuple(Button(clip(label(item)), then(film_ref(item.item_id))) for item in items)
    return Screen((Heading(heading), Text(text), Buttons(buttons)))


def _year(item: Item) -> str:
    return DOT.join([str(item.year or "year unknown"), *item.directors[:1]])


def _title(item: Item) -> str:
    return item.label
