"""``/import``: films rated elsewhere, with a report of what came of them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.conversations.action import Action
from bot.conversations.arguments import word
from bot.conversations.person import Person
from bot.conversations.screen import Heading, Screen, Text
from bot.conversations.wording import count
from bot.errors import PersonError
from bot.services.films_file import EXPECTED, MOST_BYTES
from bot.services.imports import Imported
from bot.services.services import Services

TERMINAL = 0
"""Who sits at the terminal: nobody else names files on this machine."""
TOLD = 10


async def import_(services: Services, person: Person, action: Action) -> Screen:
    """Import the file at a path; without one, say what can be imported."""
    path = word(action, 0)
    if not path or person.user_id != TERMINAL:
        return Screen((Heading("Bring your ratings"), Text(f"{EXPECTED} In the terminal: /import PATH")))
    content = await asyncio.to_thread(_read, path)
    return _report(await services.imports.take(person.user_id, content))


def _read(path: str) -> bytes:
    try:
        with Path(path).expanduser().open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PersonError(f"{path} cannot be read: {error.strerror}.") from error


def _report(done: Imported) -> Screen:
    texts = [Text(f"New: {done.new}. Known already: {done.known}. Not matched: {len(done.unmatched)}.")]
    texts += [
        Text(f"Line {line.number}, {line.title} ({line.year}): {why}.", quiet=True)
        for line, why in done.unmatched[:TOLD]
    ]
    if len(done.unmatched) > TOLD:
        texts.append(Text(f"And {len(done.unmatched) - TOLD} more.", quiet=True))
    if done.unreadable:
        numbers = ", ".join(map(str, done.unreadable[:TOLD]))
        lines = count(len(done.unreadable), "line")
        texts.append(Text(f"I could not read {lines}: {numbers}.", quiet=True))
    return Screen((Heading("Imported."), *texts))
