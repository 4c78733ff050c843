"""What actions carry, read back: a button may be years old, a typed argument anything."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.errors import PersonError
from recommender.phrases import say

DIGITS, LARGEST = 19, 2**63 - 1
"""Of the numbers that we and Discord give out; Discord's ids are the longest."""
RETIRED = say("That button has retired. Ask again with /recommend for fresh ones.")


def word(action: Action, place: int, default: str = "") -> str:
    """Return an argument, or a default where there is none."""
    return action.args[place] if place < len(action.args) else default


def number(action: Action, place: int) -> int:
    """Return an argument that is a number; "#603" is one too.

    Raises
    ------
    PersonError
        If it is missing or is none.
    """
    text = word(action, place).removeprefix("#")
    if not text.isdecimal() or len(text) > DIGITS or int(text) > LARGEST:
        raise PersonError(RETIRED)
    return int(text)


def optional_number(action: Action, place: int) -> int | None:
    """Return an argument that may be missing or empty.

    Raises
    ------
    PersonError
        If it is there and is no number.
    """
    return number(action, place) if word(action, place) else None
