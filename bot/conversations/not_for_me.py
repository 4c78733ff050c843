"""Why a film was not for somebody: asked, never needed, and made a limit only after asking again."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import RETIRED, number, word
from bot.conversations.limits import Reason, limit_words, reasons
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Heading, Option, Screen, Select, Style, Text
from bot.errors import PersonError
from bot.services.films import film_ref
from bot.services.services import Services
from recommender.phrases import Phrase, counted, say
from recommender.types import Item


def why_menu(item: Item) -> Select | None:
    """Ask why a film was not for somebody; None where nothing of it is known to ask about."""
    options = tuple(Option(reason.words, reason.key) for reason in reasons(item))
    if not options:
        return None
    return Select(Action.of("not-for-me", item.item_id), say("Why not? Only if you like …"), options)


async def not_for_me(services: Services, person: Person, action: Action) -> Screen:
    """Ask whether the reason holds for all films."""
    item, reason = await _reason(services, action)
    left = await services.settings.left((reason.limit,))
    heading = say("{reason}. Should that hold for everything?", reason=reason.words)
    text = say("I would leave out, always: {limit}.", limit=limit_words(reason.limit))
    rest = counted(
        "One film would be left.", "{count} of {films} films would be left.", left.allowed, films=left.films
    )
    yes = Button(say("Yes, always"), Action.of("always", item.item_id, reason.key), Style.PRIMARY)
    no = Button(say("No, only this film"), Action.of("movie", film_ref(item.item_id)))
    return Screen(
        (Heading(heading), Text(text), Text(_unsure(rest, left.unsure), quiet=True), Buttons((yes, no)))
    )


async def always(services: Services, person: Person, action: Action) -> Screen:
    """Make the reason a limit."""
    item, reason = await _reason(services, action)
    await services.settings.wish(person.user_id, reason.limit)
    undo = Button(say("Undo"), Action.of("unlimit", reason.limit.kind, _value(reason)))
    text = say("From now on I leave out: {limit}.", limit=limit_words(reason.limit))
    hint = Text(say("/settings lists your limits."), quiet=True)
    back = Button(say("Back to the film"), Action.of("movie", film_ref(item.item_id)))
    return Screen((Heading(text), hint, Buttons((undo, back, Button(say("My limits"), Action.of("limits"))))))


def _value(reason: Reason) -> str:
    return reason.limit.value.replace(":", " ")


def _unsure(rest: Phrase, unsure: int) -> Phrase:
    if not unsure:
        return rest
    return say("{rest} {unsure} go because I don't know enough of them.", rest=rest, unsure=unsure)


async def _reason(services: Services, action: Action) -> tuple[Item, Reason]:
    item = await services.films.item(number(action, 0))
    found = next((reason for reason in reasons(item) if reason.key == word(action, 1)), None)
    if found is None:
        raise PersonError(RETIRED)
    return item, found
