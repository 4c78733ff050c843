"""``/server``: what those who manage a server set for it."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import RETIRED, word
from bot.conversations.person import Person
from bot.conversations.screen import Block, Button, Buttons, Heading, Option, Screen, Select, Style, Text
from bot.errors import PersonError
from bot.services.servers import AUDIENCES, ServerRules
from bot.services.services import Services
from recommender.phrases import Phrase, counted, say

ME, EVERYONE, ANY = "me", "everyone", "any"


async def server(services: Services, person: Person, action: Action) -> Screen:
    """Show a server's rules; with a wish, change one first.

    Raises
    ------
    PersonError
        Outside of servers, and for whoever does not manage this one.
    """
    if person.guild_id is None:
        raise PersonError(say("/server works inside a server."))
    if not person.manages:
        raise PersonError(say("Only those who may manage this server can change that."))
    wish, value = word(action, 0), word(action, 1)
    servers, guild = services.servers, person.guild_id
    match wish:
        case "" | "setup" | "status":
            pass
        case "show" if value in (ME, EVERYONE):
            await servers.change(guild, show=value)
        case "audience" if value == ANY or value in AUDIENCES:
            await servers.change(guild, audience=None if value == ANY else value)
        case "channel" if value.isdecimal():
            rules = await servers.rules(guild)
            await servers.change(guild, channels=rules.channels ^ {int(value)})
        case "reset":
            return _asks()
        case "erase":
            await servers.forget(guild)
            return Screen((Heading(say("Everything I kept of this server's rules is deleted.")),))
        case _:
            raise PersonError(RETIRED)
    rules = await servers.rules(guild)
    return _status(rules) if wish == "status" else _setup(rules, person.channel_id)


def _status(rules: ServerRules) -> Screen:
    said = [Text(text) for text in _in_words(rules)]
    change = Button(say("Change"), Action.of("server", "setup"), Style.PRIMARY)
    return Screen((Heading(say("This server's rules")), *said, Buttons((change,))))


def _setup(rules: ServerRules, channel_id: int | None) -> Screen:
    shows = {ME: say("Answers: only who asked sees them"), EVERYONE: say("Answers: everyone sees them")}
    ages = {ANY: say("Films: anything")}
    ages |= {key: say("Films: {what}", what=what) for key, what in AUDIENCES.items()}
    blocks: list[Block] = [
        Heading(say("This server's rules")),
        _choice("show", shows, rules.show),
        _choice("audience", ages, rules.audience or ANY),
        Text(_channels(rules)),
    ]
    buttons = [Button(say("Reset"), Action.of("server", "reset"), Style.DANGER)]
    if channel_id is not None:
        here = channel_id in rules.channels
        label = say("Not in this channel") if here else say("Add this channel")
        buttons.insert(0, Button(label, Action.of("server", "channel", channel_id)))
    return Screen((*blocks, Buttons(tuple(buttons))))


def _choice(name: str, options: dict[str, Phrase], chosen: str) -> Select:
    offered = (Option(label, value, chosen=value == chosen) for value, label in options.items())
    return Select(Action.of("server", name), options[chosen], tuple(offered))


def _asks() -> Screen:
    erase = Button(say("Yes, delete"), Action.of("server", "erase"), Style.DANGER)
    keep = Button(say("Keep them"), Action.of("server", "status"))
    return Screen((Heading(say("Delete this server's rules?")), Buttons((erase, keep))))


def _in_words(rules: ServerRules) -> list[str]:
    seen = say("Everyone sees answers, unless a command says otherwise.")
    if rules.show == ME:
        seen = say("Only who asked sees an answer, unless a command says otherwise.")
    films = say("Any film may be suggested.")
    if rules.audience is not None:
        films = say("Suggested is only what {what}.", what=AUDIENCES[rules.audience])
    return [seen, films, _channels(rules)]


def _channels(rules: ServerRules) -> str:
    if not rules.channels:
        return say("I talk in every channel.")
    return counted(
        "I talk for all to see in one channel; elsewhere only who asked sees my answer.",
        "I talk for all to see in {count} channels; elsewhere only who asked sees my answer.",
        len(rules.channels),
    )
