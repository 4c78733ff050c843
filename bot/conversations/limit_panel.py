"""The limits that hold for every suggestion: set from menus, dropped one by one, and what they leave."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import RETIRED, word
from bot.conversations.limits import AGES, CONTENT, age_limit, content_limit, genre_limit, limit_words
from bot.conversations.person import Person
from bot.conversations.screen import (
    Block,
    Button,
    Buttons,
    Heading,
    Option,
    Screen,
    Select,
    Text,
    TextLine,
)
from bot.errors import PersonError
from bot.services.services import Services
from recommender.catalog import GENRES
from recommender.phrases import Phrase, counted, say, term
from recommender.types import Slot

ANY = "any"
LISTED = {"content", "audience", "genre"}
"""Kinds of limits that have a menu; each other has a line."""


async def limits(services: Services, person: Person, action: Action) -> Screen:
    """Show the limits; with a kind and values, set those first."""
    kind, values = word(action, 0), [value for value in word(action, 1).split(",") if value]
    match kind:
        case "":
            pass
        case "content":
            await _set(services, person, {value: content_limit(value) for value in CONTENT}, values)
        case "audience":
            await _set(services, person, {value: age_limit(value) for value in AGES}, values)
        case "genre":
            await _set(services, person, {genre: genre_limit(genre) for genre in GENRES}, values)
        case _:
            raise PersonError(RETIRED)
    return await _limits(services, person)


async def unlimit(services: Services, person: Person, action: Action) -> Screen:
    """Drop a limit."""
    kind, value = word(action, 0), word(action, 1)
    wishes = await services.settings.wishes(person.user_id)
    # A button cannot hold a colon.
    found = [wish for wish in wishes if wish.kind == kind and wish.value.replace(":", " ") == value]
    for wish in found:
        await services.settings.unwish(person.user_id, wish.kind, wish.value)
    return await _limits(services, person)


async def _set(services: Services, person: Person, offered: dict[str, Slot], chosen: list[str]) -> None:
    """Of the limits that a menu offers, hold those chosen and no other."""
    held = await services.settings.wishes(person.user_id)
    for value, limit in offered.items():
        if value in chosen and limit not in held:
            await services.settings.wish(person.user_id, limit)
        elif value not in chosen and limit in held:
            await services.settings.unwish(person.user_id, limit.kind, value)


async def _limits(services: Services, person: Person) -> Screen:
    held = [wish for wish in await services.settings.wishes(person.user_id) if wish.hard]
    values = {wish.value for wish in held}
    age = next((wish.value for wish in held if wish.kind == "audience"), ANY)
    lines = [
        TextLine(
            limit_words(wish),
            Button(say("Lift it"), Action.of("unlimit", wish.kind, wish.value.replace(":", " "))),
        )
        for wish in held
        if wish.kind not in LISTED or (wish.kind == "content" and wish.value not in CONTENT)
    ]
    menus = (
        _menu("content", say("Leave out …"), CONTENT, values, most=len(CONTENT)),
        _menu("audience", say("For which age?"), {ANY: say("For any age")} | AGES, {age}),
        _menu("genre", say("Never these genres …"), {g: term(g) for g in GENRES}, values, most=len(GENRES)),
    )
    rest: list[Block] = [Text(await _left(services, held), quiet=True)] if held else []
    text = say("I never suggest what they leave out, whatever is asked, and never relax them.")
    back = Buttons((Button(say("Back to settings"), Action.of("settings")),))
    return Screen((Heading(say("Your limits")), Text(text), *lines, *menus, *rest, back))


async def _left(services: Services, held: list[Slot]) -> Phrase:
    left = await services.settings.left(tuple(held))
    said = counted("One film is left", "{count} of {films} films are left", left.allowed, films=left.films)
    if not left.unsure:
        return say("{left}.", left=said)
    return say("{left}; {unsure} went because I don't know enough of them.", left=said, unsure=left.unsure)


def _menu(
    kind: str, placeholder: Phrase, options: dict[str, Phrase], chosen: set[str], most: int = 1
) -> Select:
    choices = tuple(Option(label, value, chosen=value in chosen) for value, label in options.items())
    return Select(Action.of("limits", kind), placeholder, choices, least=0 if most > 1 else 1, most=most)
