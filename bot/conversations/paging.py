"""Buttons that turn the pages of what does not fit one screen."""

from __future__ import annotations

from collections.abc import Callable

from bot.conversations.action import Action
from bot.conversations.screen import Button
from recommender.phrases import say


def page_buttons(
    page: int, *, more: bool, to: Callable[[int], Action], newer: str = "", older: str = ""
) -> tuple[Button, ...]:
    """Draw the ways to the pages before and after one, the first being 0; none where there is but one."""
    buttons = []
    if page:
        buttons.append(Button(newer or say("Newer"), to(page - 1)))
    if more:
        buttons.append(Button(older or say("Older"), to(page + 1)))
    return tuple(buttons)
