"""Calls to Discord that are worth another try.

discord.py repeats some failed requests itself, but not a connection cut on Linux, nor a 429 that did not come
from Discord's own limiter, nor a 503 on ordinary routes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

from bot import metrics

T = TypeVar("T")

PAUSES = (0.25, 1.0, 3.0)
"""Seconds before the second, third and fourth try."""
LONGEST_PAUSE = 10.0
CUT = (aiohttp.ClientError, OSError, TimeoutError)
"""What a connection that breaks raises."""


async def insist(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call, again after each failure that may pass.

    Parameters
    ----------
    call : makes the request anew each time; what it sends must not be used up by the first

    Raises
    ------
    discord.HTTPException, aiohttp.ClientError, OSError
        What the last try raised, or a failure that another try would not mend.
    """
    for pause in PAUSES:
        try:
            return await call()
        except CUT:
            metrics.TRIED_AGAIN.inc()
            await asyncio.sleep(pause)
        except discord.HTTPException as error:
            if not passing(error):
                raise
            metrics.TRIED_AGAIN.inc()
            await asyncio.sleep(max(pause, _asked_to_wait(error)))
    return await call()


def passing(error: discord.HTTPException) -> bool:
    """Tell whether a refusal may be over by the next try."""
    return error.status == 429 or error.status >= 500


def _asked_to_wait(error: discord.HTTPException) -> float:
    try:
        return min(float(error.response.headers.get("Retry-After", 0)), LONGEST_PAUSE)
    except ValueError:
        return 0.0
