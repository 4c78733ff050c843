"""The first word to an interaction, which Discord wants within three seconds."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import structlog

from bot import metrics
from bot.frontends.discord.patience import CUT, passing
from bot.frontends.discord.refusals import ALREADY_ACKNOWLEDGED

TIME_LIMIT = 2.7
ONE_TRY = 1.2
"""discord.py's own pauses after server errors outgrow the time there is: a try is cut short and made anew."""
PAUSE = 0.1

_log = structlog.get_logger(__name__)


async def acknowledge(interaction: discord.Interaction[Any], *, private: bool) -> bool:
    """Tell Discord that an answer comes: "thinking ..." for a command, nothing to see for a button.

    Parameters
    ----------
    interaction : not acknowledged yet
    private : whether a command's answer is for the person alone; cannot change afterwards

    Returns
    -------
    Whether to go on: not where another process has the interaction, or where Discord no longer knows it.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + TIME_LIMIT
    cut = False
    while True:
        try:
            async with asyncio.timeout_at(min(end, loop.time() + ONE_TRY)):
                await interaction.response.defer(ephemeral=private, thinking=_begins(interaction))
            _count(interaction)
            return True
        except CUT:
            cut = True
        except discord.HTTPException as error:
            if error.code == ALREADY_ACKNOWLEDGED:
                return cut  # ours, if a try of ours was cut off before its answer came
            if not passing(error):
                metrics.UNACKNOWLEDGED.inc()
                _log.warning("an interaction could not be acknowledged", code=error.code)
                return False
        if loop.time() + PAUSE >= end:
            metrics.UNACKNOWLEDGED.inc()
            _log.warning("an interaction could not be acknowledged in time")
            return False
        await asyncio.sleep(PAUSE)


def _count(interaction: discord.Interaction[Any]) -> None:
    # Two clocks, Discord's and ours: one that is ahead must not count backwards.
    taken = (discord.utils.utcnow() - interaction.created_at).total_seconds()
    metrics.ACKNOWLEDGED_SECONDS.observe(max(0.0, taken))


def _begins(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether an answer is to come in a message of its own."""
    return interaction.type is not discord.InteractionType.component
