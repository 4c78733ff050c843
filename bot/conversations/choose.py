"""Which film was meant: asked only where a title leaves it open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.conversations.action import Action
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.conversations.wording import DOT, clip
from bot.services.films import film_ref
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
    if found.same_title:
        heading = f"Which “{found.same_title[0].title}”?"
        return _ask(heading, f"{len(found.same_title)} films have that title.", found.same_title, then, _year)
    heading = f"I know no film called “{clip(text, 80)}”."
    if not found.nearest:
        return Screen((Heading(heading), Text("Check the spelling, or try another of its titles.")))
    return _ask(heading, "These come nearest:", found.nearest, then, _title)


def _ask(heading: str, text: str, items: Sequence[Item], then: Then, label: Callable[[Item], str]) -> Screen:
    buttons = tuple(Button(clip(label(item)), then(film_ref(item.item_id))) for item in items)
    return Screen((Heading(heading), Text(text), Buttons(buttons)))


def _year(item: Item) -> str:
    return DOT.join([str(item.year or "year unknown"), *item.directors[:1]])


def _title(item: Item) -> str:
    return item.label
