"""Reactions on public cards: those that happen now, and those made while we were away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import discord
import structlog

from bot import log
from bot.conversations.router import Person
from bot.conversations.screen import Screen
from bot.frontends.discord.draw import draw
from bot.frontends.discord.failures import log_failure
from bot.frontends.discord.patience import CUT, insist

if TYPE_CHECKING:
    from bot.frontends.discord.client import MatineeClient

REREAD = timedelta(days=14)
"""How old a card may be to have its reactions read again."""
NOTE_SECONDS = 10.0
"""How long a server sees what a reaction changed; in direct messages it stays."""

FRESH = timedelta(seconds=5)
"""How long a message counts as just sent."""

_log = structlog.get_logger(__name__)


async def take_reaction(
    client: MatineeClient, payload: discord.RawReactionActionEvent, *, added: bool
) -> None:
    """Take a reaction that was just made or taken back, and say what it changed."""
    is_bot = payload.member is not None and payload.member.bot
    if is_bot or payload.user_id == client.application_id or not payload.emoji.is_unicode_emoji():
        return
    guild = client.get_guild(payload.guild_id or 0)
    locale = str(guild.preferred_locale) if guild else "en"
    person = Person(payload.user_id, locale, payload.guild_id)
    if discord.utils.utcnow() - discord.utils.snowflake_time(payload.message_id) < FRESH:
        # Its card may have been seen before it was noted as ours.
        await client.attendant.settled(FRESH.total_seconds())
    with client.attendant.busy(), log.interaction("reaction"):
        screen = await _react(client, person, payload.message_id, payload.emoji.name, added=added)
        if screen is not None:
            channel = client.get_partial_messageable(payload.channel_id, guild_id=payload.guild_id)
            message = channel.get_partial_message(payload.message_id)
            await _say(message, screen, to=payload.user_id if payload.guild_id else None)


async def catch_up(client: MatineeClient) -> None:
    """Read the cards of the last days again, and take what was added and taken back meanwhile, once each."""
    with log.interaction("catch up"):
        try:
            cards = await client.attendant.router.reacted_messages(datetime.now(UTC) - REREAD)
            for channel_id, message_id, _ in cards:
                await _reread(client, channel_id, message_id)
        except Exception as error:
            log_failure("reactions made meanwhile were not read", error)


async def _reread(client: MatineeClient, channel_id: int, message_id: int) -> None:
    router = client.attendant.router
    channel = client.get_partial_messageable(channel_id)
    try:
        message = await insist(lambda: channel.fetch_message(message_id))
        now = [pair async for pair in _reactions(client, message)]
    except (discord.HTTPException, *CUT) as error:
        _log.info("a card could not be read again", error=type(error).__name__)
        return
    known = await router.known_reactions(message_id)
    for user_id, emoji in known.difference(now):
        await _react(client, Person(user_id), message_id, emoji, added=False)
    for user_id, emoji in now:
        if (user_id, emoji) not in known:
            await _react(client, Person(user_id), message_id, emoji, added=True)


async def _reactions(client: MatineeClient, message: discord.Message) -> AsyncIterator[tuple[int, str]]:
    for reaction in message.reactions:
        if isinstance(reaction.emoji, str):
            async for user in reaction.users():
                if not user.bot and user.id != client.application_id:
                    yield user.id, reaction.emoji


async def _react(
    client: MatineeClient, person: Person, message_id: int, emoji: str, *, added: bool
) -> Screen | None:
    try:
        return await client.attendant.router.react(person, message_id=message_id, emoji=emoji, added=added)
    except Exception as error:
        log_failure("a reaction was not taken", error)
        return None


async def _say(message: discord.PartialMessage, screen: Screen, *, to: int | None) -> None:
    """Say in a quiet reply what a reaction changed; it counts even where we may not speak.

    Where others read along it names the person, and goes after a while.
    """
    drawing = draw(screen, to=to)
    reference = message.to_reference(fail_if_not_exists=False)
    with suppress(discord.HTTPException, *CUT):
        note = await message.channel.send(
            view=drawing.view, files=drawing.files, reference=reference, mention_author=False, silent=True
        )
        if to is not None:
            await note.delete(delay=NOTE_SECONDS)
