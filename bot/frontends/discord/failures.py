"""What people are told when Discord, or we on Discord, let them down."""

from __future__ import annotations

from typing import Any

import discord
import structlog

from bot.conversations.screen import Heading, Screen, Text
from recommender.phrases import say

RETIRED = Screen(
    (
        Heading(say("That button has retired.")),
        Text(say("It was made by another version of Matinee. Ask again with /recommend for fresh ones.")),
    ),
    replaces=False,
)

INTERRUPTED = Screen(
    (
        Heading(say("I had to go in the middle of that.")),
        Text(say("I am being restarted. Please ask again in a few seconds; nothing you told me is lost.")),
    ),
    replaces=False,
)

_log = structlog.get_logger(__name__)


def apology(reference: str) -> Screen:
    """Say that something went wrong, and under which reference the log has it."""
    advice = say(
        "Nothing is lost. Try again in a moment; if it comes back, tell whoever runs me: {reference}.",
        reference=reference,
    )
    return Screen((Heading(say("That went wrong on my side.")), Text(advice)), replaces=False)


def log_failure(event: str, error: Exception) -> None:
    """Log an error; what Discord said of a request it refused is Discord's own words, and kept."""
    about: dict[str, Any] = {}
    if isinstance(error, discord.HTTPException):
        about = {"status": error.status, "code": error.code, "says": str(error)}
    _log.error(event, exc_info=error, **about)
