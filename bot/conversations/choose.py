"""Which film was meant: asked only where a title leaves it open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.conversations.action import Action
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.conversations.wording import DOT, clip
from bot.services.films import Doubt, film_ref
from bot.services.services import Services
from recommender.phrases import joined, say
from recommender.types import Item

Then = Callable[[str], Action]
"""What to do once the film is known, by its reference."""


async def which(services: Services, text: str, then: Then) -> Item | Screen:
    """Return the film that was meant, or a screen that asks.

    One match goes ahead; several films of one title ask which year; no match offers the nearest.
    """
    if not text.strip():
        return Screen((Heading(say("Which film?")), Text(say("Type a title, or the first letters of one."))))
    found = await services.films.find(text)
    if found.item is not None:
        return found.item
    typed = clip(text.strip(), 80)
    unknown = say("I know no film called “{title}”.", title=typed)
    match found.doubt:
        case Doubt.SAME_TITLE:
            heading, hint = say("Which “{title}”?", title=typed), say("Several films have that title.")
            return _ask(heading, hint, found.maybe, then, _year)
        case Doubt.SEVERAL:
            heading, hint = say("Which film is “{title}”?", title=typed), say("Several titles are like that.")
            return _ask(heading, hint, found.maybe, then, _title)
        case _ if found.maybe:
            return _ask(unknown, say("These come nearest:"), found.maybe, then, _title)
    return Screen((Heading(unknown), Text(say("Check the spelling, or try another of its titles."))))


def _ask(heading: str, text: str, items: Sequence[Item], then: Then, label: Callable[[Item], str]) -> Screen:
    buttons = tuple(Button(label(item), then(film_ref(item.item_id))) for item in items)
    return Screen((Heading(heading), Text(text), Buttons(buttons)))


def _year(item: Item) -> str:
    return joined(DOT, [str(item.year) if item.year else say("year unknown"), *item.directors[:1]])


def _title(item: Item) -> str:
    return item.label
