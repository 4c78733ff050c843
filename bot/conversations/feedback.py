"""Feedback on a film: stars, seen, watchlist, not for me, and taking any of it back."""

from __future__ import annotations

from dataclasses import replace

from bot.conversations.action import Action
from bot.conversations.arguments import number, optional_number, word
from bot.conversations.cards import Note, card
from bot.conversations.changes import change_text
from bot.conversations.choose import which
from bot.conversations.not_for_me import why_menu
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Screen, Text
from bot.conversations.session import next_film
from bot.errors import NO_ANSWER_NOW, PersonError
from bot.services.feedback import COMMAND, Change, Kind
from bot.services.services import Services
from recommender.phrases import say

MARKS = {
    "seen": (Kind.SEEN, 1),
    "unseen": (Kind.SEEN, 0),
    "watch": (Kind.WATCHLIST, 1),
    "unwatch": (Kind.WATCHLIST, 0),
    "hide": (Kind.HIDDEN, 1),
    "unhide": (Kind.HIDDEN, 0),
}
"""Action → what it says of a film."""
SESSION = "session"


async def rate(services: Services, person: Person, action: Action) -> Screen:
    """Rate a film in half stars; without any, show its card with the stars to press."""
    halves = optional_number(action, 1)
    film = await which(services, word(action, 0), lambda reference: _with_film(action, reference))
    if isinstance(film, Screen):
        return film
    source, answer = word(action, 2, COMMAND), word(action, 3)
    if halves is None:
        return await card(services, person, film, answer=answer)
    if not 1 <= halves <= 10:
        raise PersonError(
            say("Stars go from {least} to {most}, in halves: try {example}.", least=0.5, most=5, example=3.5)
        )
    change = await services.feedback.give(
        person.user_id, film.item_id, Kind.RATING, halves / 2, source=source
    )
    return await _done(services, person, change, answer, in_session=source == SESSION)


async def mark(services: Services, person: Person, action: Action) -> Screen:
    """Note that a film was seen, is kept for later or is not for this person, or no longer."""
    film = await which(services, word(action, 0), lambda reference: _with_film(action, reference))
    if isinstance(film, Screen):
        return film
    kind, value = MARKS[action.name]
    source = word(action, 1, COMMAND)
    change = await services.feedback.give(person.user_id, film.item_id, kind, value, source=source)
    return await _done(services, person, change, word(action, 2))


async def undo(services: Services, person: Person, action: Action) -> Screen:
    """Take back something this person said; what stood before it stands again."""
    change = await services.feedback.undo(person.user_id, number(action, 0))
    return await _done(services, person, change, in_session=word(action, 1) == SESSION)


def _with_film(action: Action, reference: str) -> Action:
    return Action(action.name, (reference, *action.args[1:]))


async def _done(
    services: Services, person: Person, change: Change, answer: str = "", *, in_session: bool = False
) -> Screen:
    film = await services.films.item(change.signal.item_id)
    place = (SESSION,) if in_session else ()
    way_back = None if change.signal.undone else Action.of("undo", change.signal.signal_id, *place)
    note = Note(change_text(change, film), way_back)
    try:
        if in_session:
            return await next_film(services, person, note)
        shown = await card(services, person, film, answer=answer, note=note)
    except NO_ANSWER_NOW:
        # It is saved, and that is said, whatever else there is to show.
        undo = (Buttons((Button(say("Undo"), way_back),)),) if way_back else ()
        return Screen((Text(note.text), *undo), replaces=False, plain=note.text)
    menu = why_menu(film) if _hides(change) else None
    return replace(shown, blocks=(*shown.blocks, menu)) if menu else shown


def _hides(change: Change) -> bool:
    return change.signal.kind is Kind.HIDDEN and bool(change.signal.value) and not change.signal.undone
