"""The chat itself: lines in, screens out, with a person at the terminal or without."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from rich.console import Console

from bot.conversations.action import Action
from bot.conversations.router import Person, Router
from bot.conversations.screen import Heading, Screen, Text
from bot.errors import PersonError
from bot.frontends.console.commands import QUIT, read_line
from bot.frontends.console.complete import Completions
from bot.frontends.console.draw import clean, show
from bot.frontends.console.save import save
from bot.frontends.console.upload import upload_of
from bot.language import ENGLISH
from recommender.phrases import say

ME = 0
"""The account of whoever sits at the terminal; Discord has no such."""
PROMPT = "› "
WELCOME = Screen(
    (
        Heading(say("Matinee helps you choose a film.")),
        Text(say("Ask in your own words: something short and funny from the 90s.")),
        Text(say("Numbers press buttons, Tab completes titles, /help shows more, /quit leaves."), quiet=True),
    )
)


class Chat:
    """One conversation: remembers which buttons its last screen shows."""

    def __init__(self, router: Router, console: Console, person: Person) -> None:
        self._router = router
        self._console = console
        self._person = person
        self._buttons: list[Action] = []

    async def say(self, line: str) -> None:
        """Answer a line."""
        spoken = await self._router.language(self._person)
        try:
            action = read_line(line, self._buttons, spoken)
            upload = await upload_of(action.args[0]) if action.name == "import" and action.args else None
        except PersonError as error:
            # The buttons stay: a wrong number is no reason to lose the screen.
            self._console.print(clean(spoken.text(error.said)), highlight=False, markup=False)
            self._console.print()
            return
        with self._console.status(spoken.text(say("One moment"))):
            if upload is not None:
                screen = await self._router.take_file(self._person, upload)
            else:
                screen = await self._router.answer(self._person, action)
        self._buttons = show(self._console, screen)
        for said in await asyncio.to_thread(lambda: [*save(screen, Path.cwd())]):
            self._console.print(clean(spoken.text(said)), highlight=False, markup=False)


async def chat(router: Router, lines: Iterable[str] | None, locale: str = ENGLISH) -> None:
    """Chat until there is nothing more to say.

    Parameters
    ----------
    lines : what was piped in, each echoed; None to ask the person at the terminal
    locale : what to talk in, unless that person set another language
    """
    console = Console()
    person = Person(ME, locale)
    conversation = Chat(router, console, person)
    if lines is None:
        await _with_person(router, console, conversation, person)
    else:
        await _with_lines(console, conversation, lines)


async def _with_person(router: Router, console: Console, conversation: Chat, person: Person) -> None:
    show(console, await router.translate(person, WELCOME))
    # What was typed is remembered until the chat ends, and nowhere but in memory.
    titles = Completions(router, person)
    prompt: PromptSession[str] = PromptSession(completer=titles, complete_while_typing=True)
    while True:
        try:
            line = await prompt.prompt_async(FormattedText([("bold ansicyan", PROMPT)]))
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if line.strip().lower() in QUIT:
            return
        if line.strip():
            await conversation.say(line)


async def _with_lines(console: Console, conversation: Chat, lines: Iterable[str]) -> None:
    waiting = iter(lines)
    while (line := await asyncio.to_thread(next, waiting, None)) is not None:
        if line.strip().lower() in QUIT:
            return
        if line.strip():
            console.print(f"{PROMPT}{clean(line.strip())}", style="bold", highlight=False, markup=False)
            await conversation.say(line)
