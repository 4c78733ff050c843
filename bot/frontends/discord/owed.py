"""Answers that take a while, remembered on the disk: whoever still waits when the process is killed is told
by the next one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import discord
import structlog

from bot.conversations.router import Person, Router
from bot.conversations.screen import Screen
from bot.errors import StoreError
from bot.frontends.discord.draw import draw
from bot.frontends.discord.failures import INTERRUPTED
from bot.frontends.discord.patience import CUT, insist

SECONDS = 0.5
"""How long an answer may take unremembered: most take less, and cost no write."""

_log = structlog.get_logger(__name__)


class Owed:
    """The answers that one process owes.

    Parameters
    ----------
    router : the door to what is remembered
    share : which of the shards are this process's: another's answers are not its own to tell of
    """

    def __init__(self, router: Router, share: str = "all") -> None:
        self._router = router
        self._prefix = f"owed:{share}:"

    @asynccontextmanager
    async def owing(self, interaction: discord.Interaction[Any]) -> AsyncIterator[None]:
        """Owe an answer while the block runs."""
        answered = asyncio.Event()
        remembering = asyncio.create_task(self._remember(interaction, answered))
        try:
            yield
        finally:
            answered.set()
            await remembering

    async def tell(self, client: discord.Client) -> None:
        """Tell those whom an earlier process left waiting that they have to ask again; once each."""
        for key, value in (await self._router.recall_all(self._prefix)).items():
            locale, _, token = value.partition(" ")
            await self._router.forget(key)
            sorry = await self._router.translate(Person(0, locale), INTERRUPTED)
            await _follow_up(_webhook(client, token), sorry)

    async def _remember(self, interaction: discord.Interaction[Any], answered: asyncio.Event) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(answered.wait(), SECONDS)
            return
        key = f"{self._prefix}{interaction.id}"
        try:
            await self._router.remember(key, f"{interaction.locale} {interaction.token}")
            await answered.wait()
            await self._router.forget(key)
        except StoreError as error:
            _log.warning("what is owed was not remembered", error=type(error).__name__)


def _webhook(client: discord.Client, token: str) -> discord.Webhook:
    """Make an interaction's webhook from its token, as discord.py does for the interactions it has."""
    webhook: Any = {
        "id": client.application_id,
        "type": discord.WebhookType.application.value,
        "token": token,
    }
    return discord.Webhook.from_state(webhook, state=client._connection)


async def _follow_up(webhook: discord.Webhook, screen: Screen) -> None:
    try:
        # Fills the message that says "thinking", and is a new one under a button.
        await insist(lambda: webhook.send(view=draw(screen).view, ephemeral=True, wait=True))
    except (discord.HTTPException, *CUT) as error:
        _log.info("somebody waited in vain", error=type(error).__name__)
