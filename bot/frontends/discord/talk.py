"""Mentions and direct messages: a plain sentence is a request."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import discord
import structlog

from bot import log
from bot.conversations.action import Action
from bot.conversations.router import Person
from bot.conversations.screen import Screen
from bot.frontends.discord.draw import draw
from bot.frontends.discord.failures import apology, log_failure
from bot.frontends.discord.patience import CUT, insist
from bot.frontends.discord.permissions import elsewhere, has_files, without_files
from bot.frontends.discord.refusals import CANNOT_READ_HISTORY, lacks_permission

if TYPE_CHECKING:
    from bot.frontends.discord.client import MatineeClient

_log = structlog.get_logger(__name__)


def read_request(message: discord.Message, bot_id: int) -> str | None:
    """Read what a message asks of us; None where it does not speak to us.

    In a server only a mention that was written does: a reply to one of our messages mentions us unseen.
    """
    if message.author.bot:
        return None
    mention = re.compile(rf"<@!?{bot_id}>")
    if message.guild is not None and not mention.search(message.content):
        return None
    return " ".join(mention.sub(" ", message.content).split())


async def converse(client: MatineeClient, message: discord.Message, request: str) -> None:
    """Answer a request where it was made; an empty one is told what there is to ask."""
    person = _author(message)
    action = Action("recommend", (request,)) if request else Action("help")
    attendant = client.attendant
    with attendant.busy(), log.interaction("talk") as reference:
        with suppress(discord.HTTPException, *CUT):
            await message.channel.typing()
        screen = await attendant.router.answer(person, action)
        try:
            if await attendant.router.may_speak(person):
                reply = await _reply(message, screen)
            else:
                reply = await _send(message.author, message, screen, reply=False)
        except (discord.Forbidden, discord.NotFound) as error:
            _log.warning("a reply could go nowhere", code=error.code, says=error.text)
        except Exception as error:
            log_failure("a reply was not delivered", error)
            sorry = await attendant.router.translate(person, apology(reference))
            with suppress(discord.HTTPException, *CUT):
                await _send(message.channel, message, sorry, reply=False)
        else:
            await attendant.note(person, screen, reply, public=True)


def _author(message: discord.Message) -> Person:
    """Name who wrote; messages do not tell a language, but servers have one."""
    if message.guild is None:
        return Person(message.author.id)
    locale = str(message.guild.preferred_locale)
    return Person(message.author.id, locale, message.guild.id, message.channel.id)


async def _reply(message: discord.Message, screen: Screen) -> discord.Message:
    """Reply; where that is not allowed without replying, without pictures, in the end in a direct message."""
    try:
        return await _send(message.channel, message, screen, reply=True)
    except discord.HTTPException as error:
        if error.code == CANNOT_READ_HISTORY:
            return await _send(message.channel, message, screen, reply=False)
        if not lacks_permission(error) or message.guild is None:
            raise
    if has_files(screen):
        with suppress(discord.Forbidden):
            return await _send(message.channel, message, without_files(screen), reply=False)
    return await _send(message.author, message, elsewhere(screen), reply=False)


async def _send(
    place: discord.abc.Messageable, message: discord.Message, screen: Screen, *, reply: bool
) -> discord.Message:
    async def send() -> discord.Message:
        drawing = draw(screen)
        how: dict[str, Any] = {"reference": message.to_reference(fail_if_not_exists=False)} if reply else {}
        return await place.send(
            view=drawing.view,
            files=drawing.files,
            mention_author=False,
            nonce=str(message.id),  # a second try after a cut connection does not answer twice
            **how,
        )

    return await insist(send)
