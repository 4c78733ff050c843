"""Tab: commands, and titles after the commands that take one."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.conversations.router import Router
from bot.frontends.console.commands import COMMANDS, QUIT, TITLED

TITLES = 8


class Completions(Completer):
    """Completes a command's name, then the title that it is about."""

    def __init__(self, router: Router) -> None:
        self._router = router

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Complete nothing without an event loop: titles are asked for."""
        return ()

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """Complete what stands before the cursor."""
        command, space, rest = document.text_before_cursor.lstrip().partition(" ")
        if command.startswith("/") and not space:
            for name in (*COMMANDS, *QUIT[:1]):
                if name.startswith(command.lower()):
                    meta = COMMANDS[name][1] if name in COMMANDS else "leave"
                    yield Completion(name, start_position=-len(command), display_meta=meta)
        elif command.lower() in TITLED:
            typed = rest.rpartition("|")[2].lstrip()
            for option in await self._router.complete(typed, limit=TITLES):
                title, _, director = option.label.partition(" · ")
                yield Completion(title, start_position=-len(typed), display_meta=director)
