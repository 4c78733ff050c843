"""``/privacy``: what is kept, a download, a pause, hiding from others, and an end to all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.conversations.action import Action
from bot.conversations.arguments import RETIRED, word
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, File, Heading, Screen, Style, Text
from bot.errors import PersonError
from bot.services.privacy import Kept
from bot.services.services import Services
from recommender.phrases import Phrase, counted, listed, say

NEVER = say("Never kept: your messages, the words of your requests, your name.")


async def privacy(services: Services, person: Person, action: Action) -> Screen:
    """Show what is kept, or do with it what was pressed."""
    me = person.user_id
    match word(action, 0):
        case "":
            pass
        case "download":
            return await _download(services, person)
        case "pause" | "resume" as wish:
            await services.privacy.pause(me, wish == "pause")
        case "hide" | "unhide" as wish:
            held = await services.settings.get(me)
            await services.settings.put(me, replace(held, hidden=wish == "hide"))
        case "delete":
            return _confirm(await services.privacy.kept(me))
        case "erase":
            return _erased(await services.privacy.erase(me), for_good=False)
        case "opt-out":
            return _erased(await services.privacy.erase(me, for_good=True), for_good=True)
        case "opt-in":
            await services.privacy.opt_in(me)
        case _:
            raise PersonError(RETIRED)
    return await _panel(services, person)


async def _panel(services: Services, person: Person) -> Screen:
    kept = await services.privacy.kept(person.user_id)
    if kept.opted_out:
        return _opted_out()
    hidden = (await services.settings.get(person.user_id)).hidden
    return Screen(
        (
            Heading(say("What I keep of you")),
            Text(_in_words(kept.rows)),
            Text(_learning(kept.paused)),
            *([Text(say("You are hidden: nobody else is told of your taste."))] if hidden else []),
            Text(NEVER, quiet=True),
            Buttons(_buttons(kept, hidden=hidden)),
        )
    )


def _buttons(kept: Kept, *, hidden: bool) -> tuple[Button, ...]:
    pause = _do(say("Pause learning"), "pause")
    if kept.paused:
        pause = _do(say("Resume learning"), "resume", Style.PRIMARY)
    hide = _do(say("Show me to others"), "unhide") if hidden else _do(say("Hide me from others"), "hide")
    if not kept.rows:
        return (pause, hide)
    delete = _do(say("Delete everything"), "delete", Style.DANGER)
    return (_do(say("Download"), "download"), pause, hide, delete)


def _opted_out() -> Screen:
    text = say(
        "I keep nothing of you, and nothing new. So that I know, there is a fingerprint instead of your id."
    )
    buttons = Buttons((_do(say("Opt in again"), "opt-in", Style.PRIMARY),))
    return Screen((Heading(say("You opted out.")), Text(text), buttons))


def _learning(paused: bool) -> Phrase:
    if paused:
        return say(
            "Learning is paused: nothing new is kept, of ratings, reactions, imports, quizzes or answers."
        )
    return say("I learn from what you say of films. A pause keeps what I have and adds nothing.")


async def _download(services: Services, person: Person) -> Screen:
    files = await services.privacy.download(person.user_id)
    text = say("All I keep of you as JSON, and what you said of films as CSV. /import reads either back.")
    return Screen(
        (
            Heading(say("Yours to keep")),
            Text(text),
            File(files.everything, files.name),
            File(files.signals, "matinee.csv"),
        ),
        replaces=False,
    )


def _confirm(kept: Kept) -> Screen:
    return Screen(
        (
            Heading(say("Delete everything?")),
            Text(say("At once and for good: {kept}", kept=_in_words(kept.rows))),
            Text(say("A download first lets you come back: /import reads it."), quiet=True),
            Buttons(
                (
                    _do(say("Yes, delete everything"), "erase", Style.DANGER),
                    _do(say("Delete, and keep nothing new"), "opt-out", Style.DANGER),
                    _do(say("Download first"), "download"),
                    _do(say("Keep it"), ""),
                )
            ),
        )
    )


def _erased(removed: Mapping[str, int], *, for_good: bool) -> Screen:
    told = [Text(say("I removed {kept}", kept=_in_words(removed)))] if removed else []
    if for_good:
        later = Text(say("From now on I keep nothing of you. /privacy opts in again."))
        return Screen((Heading(say("You opted out.")), *told, later))
    heading = say("Deleted.") if removed else say("There was nothing to delete.")
    return Screen((Heading(heading), *told))


def _in_words(rows: Mapping[str, int]) -> Phrase:
    if not rows:
        return say("Nothing at all.")
    return say("{kept}.", kept=listed([_rows(table, number) for table, number in rows.items()]))


def _rows(table: str, number: int) -> Phrase:
    match table:
        case "users":
            return counted("one account id", "{count} account ids", number)
        case "signals":
            return counted("one thing you said of a film", "{count} things you said of films", number)
        case "answers":
            return counted("one answer I gave", "{count} answers I gave", number)
        case "impressions":
            return counted("one film I showed", "{count} films I showed", number)
        case "reactions":
            return counted("one reaction", "{count} reactions", number)
        case "quizzes":
            return counted("one quiz", "{count} quizzes", number)
        case "quiz_events":
            return counted("one quiz answer", "{count} quiz answers", number)
        case "quiz_tastes":
            return counted("one quiz result", "{count} quiz results", number)
        case "settings":
            return counted("one row of settings", "{count} rows of settings", number)
        case "pairs":
            return counted("one agreement with somebody", "{count} agreements with others", number)
        case "wishes":
            return counted("one limit or wish", "{count} limits and wishes", number)
    plain = table.replace("_", " ")
    return counted("one row of {table}", "{count} rows of {table}", number, table=plain)


def _do(label: Phrase, wish: str, style: Style = Style.NORMAL) -> Button:
    return Button(label, Action.of("privacy", *filter(None, [wish])), style)
