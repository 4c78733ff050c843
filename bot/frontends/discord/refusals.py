"""What Discord refuses, by its codes, and what each asks of us."""

from __future__ import annotations

import discord

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK = 10003, 10008, 10015
ALREADY_ACKNOWLEDGED = 40060
MISSING_ACCESS, CANNOT_WRITE_TO_THEM, MISSING_PERMISSIONS = 50001, 50007, 50013
EXPIRED_TOKEN = 50027
CANNOT_READ_HISTORY = 160002
"""What Discord says to a reply where we may write but not read what was written before."""


def lacks_permission(error: discord.HTTPException) -> bool:
    """Tell whether we may not do that there."""
    return error.code in (MISSING_ACCESS, MISSING_PERMISSIONS)


def place_is_gone(error: discord.HTTPException) -> bool:
    """Tell whether an interaction can be answered no more where it was made: too late, or no such channel."""
    return error.code in (UNKNOWN_CHANNEL, UNKNOWN_WEBHOOK, EXPIRED_TOKEN)
