"""Whoever asks is attended to: acknowledged at once, answered by the conversations, told if that failed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from typing import Any

import discord
import structlog

from bot import log
from bot.conversations.action import Action
from bot.conversations.imports import Upload
from bot.conversations.router import Person, Router
from bot.conversations.screen import Screen
from bot.frontends.discord.acknowledge import acknowledge
from bot.frontends.discord.deliver import deliver
from bot.frontends.discord.failures import INTERRUPTED, RETIRED, apology, log_failure
from bot.frontends.discord.owed import Owed
from bot.frontends.discord.upload import import_form

SECONDS_TO_ASK = 0.5
"""How long the first word to an interaction may wait for a setting, which is mostly known already."""
_log = structlog.get_logger(__name__)


class Attendant:
    """The one way from an interaction to its answer, for commands and buttons alike.

    Its methods never raise and leave nobody waiting.
    """

    def __init__(self, router: Router, owed: Owed) -> None:
        self.router = router
        self._owed = owed
        self._busy: set[asyncio.Task[Any]] = set()

    async def attend(
        self, interaction: discord.Interaction[Any], action: Action, *, public: bool | None = False
    ) -> None:
        """Acknowledge, answer and deliver.

        Parameters
        ----------
        interaction : a command's or a component's, not acknowledged yet
        action : what the person wants
        public : whether a command's answer is for everyone; None for as the person set it
        """
        with self.busy(), log.interaction(action.name) as reference:
            if public is not False:
                public = await self._shows_everyone(person_of(interaction), public)
            if await acknowledge(interaction, private=not public):
                answer = self.router.answer(person_of(interaction), action)
                await self._answer(interaction, answer, reference)

    async def _shows_everyone(self, person: Person, asked: bool | None) -> bool:
        """Ask what somebody set; who cannot be asked in time is answered in private."""
        try:
            async with asyncio.timeout(SECONDS_TO_ASK):
                return await self.router.shows_everyone(person, asked)
        except Exception as error:
            log_failure("who sees an answer was not told in time", error)
            return False

    async def ask_for_file(self, interaction: discord.Interaction[Any]) -> None:
        """Answer with the form that takes a file; it is the first word and the answer in one."""
        with self.busy(), log.interaction("import"):
            try:
                async with asyncio.timeout(SECONDS_TO_ASK):
                    spoken = await self.router.language(person_of(interaction))
                await interaction.response.send_modal(import_form(spoken))
            except Exception as error:
                await self.apologize(interaction, error)

    async def take_file(self, interaction: discord.Interaction[Any], upload: Upload) -> None:
        """Import the file that a form brought."""
        with self.busy(), log.interaction("import") as reference:
            if await acknowledge(interaction, private=True):
                answer = self.router.take_file(person_of(interaction), upload)
                await self._answer(interaction, answer, reference)

    async def retire(self, interaction: discord.Interaction[Any]) -> None:
        """Answer a button that nothing answers any more."""
        with self.busy(), log.interaction("retired") as reference:
            if await acknowledge(interaction, private=True):
                retired = await self.router.translate(person_of(interaction), RETIRED)
                await self._tell(interaction, retired, reference)

    async def apologize(self, interaction: discord.Interaction[Any], error: Exception) -> None:
        """Answer an interaction that failed before it became an action."""
        with self.busy(), log.interaction("command") as reference:
            log_failure("a command failed", error)
            if interaction.response.is_done() or await acknowledge(interaction, private=True):
                sorry = await self.router.translate(person_of(interaction), apology(reference))
                await self._tell(interaction, sorry, reference)

    async def note(self, person: Person, screen: Screen, message: discord.Message, *, public: bool) -> None:
        """Let the conversations know where a screen landed."""
        try:
            await self.router.shown(
                person, screen, message_id=message.id, channel_id=message.channel.id, public=public
            )
        except Exception as error:
            log_failure("where a screen landed was not noted", error)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Count the current task as attending to somebody."""
        task = asyncio.current_task()
        assert task is not None
        self._busy.add(task)
        try:
            yield
        finally:
            self._busy.discard(task)

    async def settled(self, seconds: float) -> int:
        """Wait, but not for ever, until those attended to at this moment have been; how many were not."""
        if not self._busy:
            return 0
        _, waiting = await asyncio.wait(self._busy, timeout=seconds)
        return len(waiting)

    async def interrupt(self, seconds: float) -> None:
        """Stop attending, and tell those who wait that they have to ask again."""
        waiting = [*self._busy]
        for task in waiting:
            task.cancel()
        if waiting:
            await asyncio.wait(waiting, timeout=seconds)

    async def _answer(
        self, interaction: discord.Interaction[Any], answer: Awaitable[Screen], reference: str
    ) -> None:
        """Wait for an answer and show it; who cannot be answered before the end is told."""
        async with self._owed.owing(interaction):
            try:
                screen = await answer
            except asyncio.CancelledError:
                sorry = await self.router.translate(person_of(interaction), INTERRUPTED)
                await self._tell(interaction, sorry, reference)
                raise
            await self._tell(interaction, screen, reference)

    async def _tell(self, interaction: discord.Interaction[Any], screen: Screen, reference: str) -> None:
        """Show a screen; if Discord will not have it, say so instead."""
        try:
            message = await deliver(interaction, screen)
        except discord.NotFound as error:
            _log.info("an answer came too late or to a message that is gone", code=error.code)
        except Exception as error:
            log_failure("an answer was not delivered", error)
            await self._say_sorry(interaction, reference)
        else:
            public = not message.flags.ephemeral and _reaches_us(interaction)
            await self.note(person_of(interaction), screen, message, public=public)

    async def _say_sorry(self, interaction: discord.Interaction[Any], reference: str) -> None:
        try:
            sorry = await self.router.translate(person_of(interaction), apology(reference))
            await deliver(interaction, sorry)
        except Exception as error:
            log_failure("an apology was not delivered", error)


def person_of(interaction: discord.Interaction[Any]) -> Person:
    """Name who is behind an interaction."""
    return Person(
        interaction.user.id,
        str(interaction.locale),
        interaction.guild_id,
        interaction.channel_id,
        interaction.guild_id is not None and interaction.permissions.manage_guild,
    )


def _reaches_us(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether we hear of reactions in a place: not where only a person installed us."""
    return interaction.context.dm_channel or interaction.is_guild_integration()
