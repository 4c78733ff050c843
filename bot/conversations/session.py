"""A rating session: well-known films, one at a time, to be rated or passed over."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.cards import Note, star_buttons
from bot.conversations.person import Person
from bot.conversations.screen import Block, Button, Buttons, Heading, Screen, Style, Text
from bot.conversations.wording import about, facts
from bot.services.films import film_ref
from bot.services.services import Services
from recommender.phrases import Phrase, say
from recommender.types import Expected


async def session(services: Services, person: Person, action: Action) -> Screen:
    """Show the next film to rate."""
    return await next_film(services, person)


async def next_film(services: Services, person: Person, note: Note | None = None) -> Screen:
    """Show the next film to rate, under what was just done."""
    said: list[Block] = [Text(note.text)] if note else []
    picked = await services.lists.next_to_rate(person.user_id)
    if picked is None:
        rest = (Heading(say("That was every film I would ask about.")), Buttons(_ways_on(note)))
        return Screen((*said, *rest))
    item, expected = picked
    profile = await services.profiles.get(person.user_id)
    return Screen(
        (
            *said,
            Heading(say("Have you seen {film}?", film=item.label)),
            Text(facts(item)),
            *([Text(_guess(expected), quiet=True)] if expected else []),
            Buttons(star_buttons(item, profile, "session")),
            Buttons(
                (
                    Button(say("Haven't seen it"), Action.of("session"), Style.PRIMARY),
                    Button(say("Keep for later"), Action.of("watch", film_ref(item.item_id), "session")),
                    *_ways_on(note),
                )
            ),
        )
    )


def _guess(expected: Expected) -> Phrase:
    return say("My guess for you: {about} stars.", about=about(expected))


def _ways_on(note: Note | None) -> tuple[Button, ...]:
    buttons = [
        Button(say("My taste so far"), Action.of("profile")),
        Button(say("Films for me"), Action.of("recommend", "")),
    ]
    if note and note.undo:
        buttons.insert(0, Button(say("Undo"), note.undo))
    return tuple(buttons)
