"""``/settings``: who sees answers, how well known films are, the language, reactions, and limits."""

from __future__ import annotations

from dataclasses import replace

from bot.conversations.action import Action
from bot.conversations.arguments import RETIRED, word
from bot.conversations.person import Person
from bot.conversations.screen import (
    Button,
    Buttons,
    Heading,
    Option,
    Screen,
    Select,
    TextLine,
)
from bot.errors import PersonError
from bot.language import SPOKEN
from bot.services.services import Services
from bot.services.settings import Show, UserSettings
from recommender.phrases import Phrase, counted, say

ME: Show = "me"
EVERYONE: Show = "everyone"
MIX, KNOWN, HIDDEN = "mix", "known", "hidden"
AUTO = "auto"
SHOW: dict[str, Phrase] = {ME: say("Answers: only I see them"), EVERYONE: say("Answers: everyone sees them")}
FAME = {
    MIX: say("Films: a mix of well and little known"),
    KNOWN: say("Films: mostly well known"),
    HIDDEN: say("Films: mostly hidden gems"),
}


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
