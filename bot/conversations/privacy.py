"""``/privacy``: what is kept, a download, a pause, and an end to all of it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.conversations.action import Action
from bot.conversations.arguments import RETIRED, word
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, File, Heading, Screen, Style, Text
from bot.conversations.wording import count, listed
from bot.errors import PersonError
from bot.services.privacy import Kept
from bot.services.services import Services

NEVER = "Never kept: your messages, the words of your requests, your name."
_WORDS = {
    "users": ("account id", "account ids"),
    "signals": ("thing you said of a film", "things you said of films"),
    "answers": ("answer I gave", "answers I gave"),
    "impressions": ("film I showed", "films I showed"),
    "reactions": ("reaction", "reactions"),
    "quizzes": ("quiz", "quizzes"),
    "quiz_events": ("quiz answer", "quiz answers"),
    "quiz_tastes": ("quiz result", "quiz results"),
}
"""Table → one row of it, and several, in words."""


async def privacy(services: Services, person: Person, action: Action) -> Screen:
    """Show what is kept, or do with it what was pressed."""
    match word(action, 0):
        case "":
            return _panel(await services.privacy.kept(person.user_id))
        case "download":
            return await _download(services, person)
        case "pause" | "resume" as wish:
            await services.privacy.pause(person.user_id, wish == "pause")
            return _panel(await services.privacy.kept(person.user_id))
        case "delete":
            return _confirm(await services.privacy.kept(person.user_id))
        case "erase":
            return _erased(await services.privacy.erase(person.user_id))
    raise PersonError(RETIRED)


def _panel(kept: Kept) -> Screen:
    toggle = (
        Button("Resume learning", Action.of("privacy", "resume"), Style.PRIMARY)
        if kept.paused
        else Button("Pause learning", Action.of("privacy", "pause"))
    )
    buttons = [toggle]
    if kept.rows:
        buttons = [
            Button("Download", Action.of("privacy", "download")),
            toggle,
            Button("Delete everything", Action.of("privacy", "delete"), Style.DANGER),
        ]
    return Screen(
        (
            Heading("What I keep of you"),
            Text(_in_words(kept.rows)),
            Text(_learning(kept.paused)),
            Text(NEVER, quiet=True),
            Buttons(tuple(buttons)),
        )
    )


def _learning(paused: bool) -> str:
    if paused:
        return "Learning is paused: nothing new you say of films is kept, reactions and imports included."
    return "I learn from what you say of films. A pause keeps what I have and adds nothing."


async def _download(services: Services, person: Person) -> Screen:
    files = await services.privacy.download(person.user_id)
    return Screen(
        (
            Heading("Yours to keep"),
            Text("All I keep of you as JSON, and what you said of films as CSV. /import reads the CSV back."),
            File(files.everything, "matinee.json"),
            File(files.signals, "matinee.csv"),
        ),
        replaces=False,
    )


def _confirm(kept: Kept) -> Screen:
    return Screen(
        (
            Heading("Delete everything?"),
            Text(f"At once and for good: {_in_words(kept.rows)}"),
            Text("A download first lets you come back: /import reads it.", quiet=True),
            Buttons(
                (
                    Button("Yes, delete everything", Action.of("privacy", "erase"), Style.DANGER),
                    Button("Download first", Action.of("privacy", "download")),
                    Button("Keep it", Action.of("privacy")),
                )
            ),
        )
    )


def _erased(removed: Mapping[str, int]) -> Screen:
    if not removed:
        return Screen((Heading("There was nothing to delete."),))
    return Screen((Heading("Deleted."), Text(f"I removed {_in_words(removed)}")))


def _in_words(rows: Mapping[str, int]) -> str:
    if not rows:
        return "Nothing at all."
    return f"{listed([count(number, *_words(table)) for table, number in rows.items()])}."


def _words(table: str) -> tuple[str, str]:
    plain = table.replace("_", " ")
    return _WORDS.get(table, (f"row of {plain}", f"rows of {plain}"))
