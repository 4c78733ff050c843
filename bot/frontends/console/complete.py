"""Tab: commands, and titles after the commands that take one."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.conversations.router import Person, Router
from bot.frontends.console.commands import COMMANDS, QUIT, TITLED, local_name
from bot.language import Language
from recommender.phrases import say

TITLES = 8


class Completions(Completer):
    """Completes a command's name, then the title that it is about."""

    def __init__(self, router: Router, person: Person) -> None:
        self._router = router
        self._person = person

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Complete nothing without an event loop: titles are asked for."""
        return ()

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """Complete what stands before the cursor."""
        command, space, rest = document.text_before_cursor.lstrip().partition(" ")
        spoken = await self._router.language(self._person)
        if command.startswith("/") and not space:
            for name, meta in _names(spoken):
                if name.startswith(command.lower()):
                    yield Completion(name, start_position=-len(command), display_meta=meta)
        elif command.lower() in (*TITLED, *(local_name(name, spoken) for name in TITLED)):
            typed = rest.rpartition("|")[2].lstrip()
            for option in await self._router.complete(typed, limit=TITLES):
                title, _, director = option.label.partition(" · ")
                yield Completion(title, start_position=-len(typed), display_meta=director)


def _names(spoken: Language) -> Iterable[tuple[str, str]]:
    """List the commands in a language, each with what it does."""
    for name, (_, does) in COMMANDS.items():
        yield local_name(name, spoken), spoken.text(does)
    yield QUIT[0], spoken.text(say("leave"))
