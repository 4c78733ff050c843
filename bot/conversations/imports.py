"""``/import``: films rated elsewhere, with a report of what came of them, and the way back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.conversations.action import Action
from bot.conversations.arguments import number
from bot.conversations.person import Person
from bot.conversations.screen import Block, Button, Buttons, File, Heading, Screen, Style, Text
from bot.services.films_file import EXPECTED, too_large
from bot.services.import_report import report_csv
from bot.services.imports import Imported, Match
from bot.services.services import Services
from recommender.phrases import Phrase, counted, joined, say

TOLD = 8
"""Lines without a film that a screen names; the file names all."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file somebody sent: its bytes, not fetched before its size is known to be bearable."""

    name: str
    size: int
    read: Callable[[], Awaitable[bytes]]


async def import_(services: Services, person: Person, action: Action) -> Screen:
    """Say what can be imported, and how."""
    how = say("On Discord: /import, and choose the file. In the terminal: /import PATH")
    return Screen((Heading(say("Bring your ratings")), Text(EXPECTED), Text(how)))


async def take_upload(services: Services, person: Person, upload: Upload) -> Screen:
    """Import a file, and report.

    Raises
    ------
    PersonError
        If it is too large or no file that we read, or learning is paused.
    """
    if error := too_large(upload.size):
        raise error
    done = await services.imports.take(person.user_id, await upload.read(), name=upload.name)
    items = await services.films.items([m.item_id for m in done.matches if m.item_id is not None])
    report = File(report_csv(done, {item.item_id: item for item in items}), "matinee-import.csv")
    lines = [*_summary(done), *(Text(_why(match), quiet=True) for match in done.unmatched[:TOLD])]
    if len(done.unmatched) > TOLD:
        rest = len(done.unmatched) - TOLD
        lines.append(
            Text(
                counted("And one more, in the report.", "And {count} more, in the report.", rest), quiet=True
            )
        )
    return Screen((Heading(_heading(done)), *lines, report, Buttons(_ways(done))), plain=_heading(done))


async def unimport(services: Services, person: Person, action: Action) -> Screen:
    """Take back what an import brought."""
    undone = await services.imports.take_back(person.user_id, number(action, 0))
    text = counted("One thing it said is taken back.", "All {count} things it said are taken back.", undone)
    return Screen((Heading(say("The import is undone.")), Text(text)))


def _heading(done: Imported) -> Phrase:
    if not done.matches:
        return say("There was no film in that file.")
    if not done.new:
        return say("Nothing new in that file.")
    return counted("Imported: one film.", "Imported: {count} films.", done.new)


def _summary(done: Imported) -> list[Block]:
    said = []
    if done.wishes:
        said.append(counted("One limit or wish is back.", "{count} limits and wishes are back.", done.wishes))
    if done.known:
        said.append(counted("One I knew already.", "{count} I knew already.", done.known))
    if done.unmatched:
        said.append(
            counted("One line is no film of mine:", "{count} lines are no film of mine:", len(done.unmatched))
        )
    if done.unreadable:
        lines = counted(
            "One line makes no sense: {lines}.",
            "{count} lines make no sense, such as {lines}.",
            len(done.unreadable),
            lines=", ".join(map(str, done.unreadable[:TOLD])),
        )
        said.insert(0, lines)
    return [Text(joined(" ", said))] if said else []


def _why(match: Match) -> Phrase:
    title = f"{match.line.title} ({match.line.year})" if match.line.year else match.line.title
    return say("Line {number}, {title}: {why}", number=str(match.line.number), title=title, why=match.why)


def _ways(done: Imported) -> tuple[Button, ...]:
    ways = [
        Button(say("My taste"), Action.of("profile"), Style.PRIMARY),
        Button(say("Films for me"), Action.of("recommend", "")),
    ]
    if done.batch is not None:
        ways.append(Button(say("Undo the import"), Action.of("unimport", done.batch)))
    return tuple(ways)
