"""``/settings``: who sees answers, how well known films are, the language, reactions, and limits."""

from __future__ import annotations

from dataclasses import replace

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
from bot.language import SPOKEN
from bot.services.services import Services
from bot.services.settings import Show, UserSettings
from recommender.catalog import GENRES
from recommender.phrases import Phrase, counted, say, term
from recommender.types import Slot

ME: Show = "me"
EVERYONE: Show = "everyone"
MIX, KNOWN, HIDDEN = "mix", "known", "hidden"
AUTO, ANY = "auto", "any"
SHOW: dict[str, Phrase] = {ME: say("Answers: only I see them"), EVERYONE: say("Answers: everyone sees them")}
FAME = {
    MIX: say("Films: a mix of well and little known"),
    KNOWN: say("Films: mostly well known"),
    HIDDEN: say("Films: mostly hidden gems"),
}
LISTED = {"content", "audience", "genre"}
"""Kinds of limits that have a menu; each other has a line."""


async def settings(services: Services, person: Person, action: Action) -> Screen:
    """Show the settings; with a name and a value, change one first."""
    name, value = word(action, 0), word(action, 1)
    if name == "fame" and value in FAME:
        await services.settings.set_fame(person.user_id, None if value == MIX else value)
    elif name:
        held = await services.settings.get(person.user_id)
        await services.settings.put(person.user_id, _changed(held, name, value))
    return await _panel(services, person)


def _changed(held: UserSettings, name: str, value: str) -> UserSettings:
    match name, value:
        case "show", _ if value in SHOW:
            return replace(held, show=EVERYONE if value == EVERYONE else ME)
        case "language", _ if value == AUTO or value in SPOKEN:
            return replace(held, language=None if value == AUTO else value)
        case "reactions", ("on" | "off"):
            return replace(held, reactions=value == "on")
        case "hidden", ("on" | "off"):
            return replace(held, hidden=value == "on")
    raise PersonError(RETIRED)


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


async def _panel(services: Services, person: Person) -> Screen:
    held = await services.settings.get(person.user_id)
    wishes = await services.settings.wishes(person.user_id)
    fame = next((wish.value for wish in wishes if wish.kind == "fame"), MIX)
    hard = sum(wish.hard for wish in wishes)
    languages = {code: say("Language: {language}", language=_name(code)) for code in SPOKEN}
    return Screen(
        (
            Heading(say("Your settings")),
            _choice("show", SHOW, held.show),
            _choice("fame", FAME, fame),
            _choice("language", {AUTO: say("Language: as in Discord")} | languages, held.language or AUTO),
            _reactions(held),
            _hidden(held),
            TextLine(_limited(hard), Button(say("Limits"), Action.of("limits"))),
            Buttons((Button(say("What I keep of you"), Action.of("privacy")),)),
        )
    )


def _reactions(held: UserSettings) -> TextLine:
    if held.reactions:
        text, label, to = say("Reactions on film cards count."), say("Turn off"), "off"
    else:
        text, label, to = say("Reactions on film cards don't count."), say("Turn on"), "on"
    return TextLine(text, Button(label, Action.of("settings", "reactions", to)))


def _hidden(held: UserSettings) -> TextLine:
    if held.hidden:
        text, label, to = (
            say("You are hidden: nobody is told of your taste."),
            say("Show me to others"),
            "off",
        )
    else:
        text = say("Others may compare tastes with you, where both agree.")
        label, to = say("Hide me from others"), "on"
    return TextLine(text, Button(label, Action.of("settings", "hidden", to)))


def _name(code: str) -> str:
    """Name a language in itself."""
    # Here: it takes 30 ms to import.
    from babel import Locale

    return str(Locale(code).get_display_name(code))


def _limited(hard: int) -> Phrase:
    if not hard:
        return say("No limits: anything may be suggested.")
    return counted("One limit holds for every suggestion.", "{count} limits hold for every suggestion.", hard)


def _choice(name: str, options: dict[str, Phrase], chosen: str) -> Select:
    return Select(
        Action.of("settings", name),
        options.get(chosen, say("Choose …")),
        tuple(Option(label, value, chosen=value == chosen) for value, label in options.items()),
    )


async def _limits(services: Services, person: Person) -> Screen:
    held = [wish for wish in await services.settings.wishes(person.user_id) if wish.hard]
    values = {wish.value for wish in held}
    age = next((wish.value for wish in held if wish.kind == "audience"), ANY)
    lines = [
        TextLine(
            limit_words(wish),
            Button(say("Drop"), Action.of("unlimit", wish.kind, wish.value.replace(":", " "))),
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
