"""The one door to the conversations: an action in, a screen out, for every frontend.

What a frontend may ask for. Arguments are text; only buttons are encoded, so a command's action may be of
any length.

========================  =================================================================================
action                    what it does
========================  =================================================================================
``recommend:TEXT[:MAX]``  answers a request in plain words; an empty one means "for you"; MAX is minutes
``more:ANSWER``           films that answer did not show yet
``adjust:ANSWER``         what was understood, each with a button that drops it
``drop:ANSWER:SLOT``      the same request without one thing understood (its number)
``nudge:ANSWER:WHICH``    the same, funnier, shorter, older or lesser (less known)
``why:ANSWER:ITEM``       what a suggestion rests on
``similar:IDS[:BUT]``     films like one to three films (ids, or typed titles; commas between ids)
``movie:ID_OR_TEXT``      a film's card
``rate:ID[:HALVES]``      rate a film 1-10 half stars; without, its card with the stars to press
``session``               a rating session, one film at a time
``seen:ID``               have seen it; ``watch:ID`` keep for later; ``hide:ID`` not for me
``undo:SIGNAL``           take back any of these
``watchlist``             the list; also ``history``, ``profile`` in words, ``help``
========================  =================================================================================
"""

from __future__ import annotations

from datetime import datetime

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.screen import Heading, Option, Screen, Text

__all__ = ["Person", "Router"]


class Router:
    """Every command, button and menu choice of every frontend comes through here."""

    async def answer(self, person: Person, action: Action) -> Screen:
        """Answer an action; never raises for what a person can do wrong, but answers a kind screen.

        Parameters
        ----------
        person : who did it
        action : a command's (any length) or a button's; a select menu's has the chosen values appended
        """
        return Screen((Heading("That one is no longer here."), Text("Ask again with /help.")))

    async def complete(self, text: str, *, limit: int = 25) -> list[Option]:
        """Complete a title: label "Heat (1995) · Michael Mann", value the item id; best first."""
        return []

    async def shown(
        self, person: Person, screen: Screen, *, message_id: int, channel_id: int, public: bool
    ) -> None:
        """Note where a screen landed, so that reactions on a public film card find their film."""

    async def react(self, person: Person, *, message_id: int, emoji: str, added: bool) -> Screen | None:
        """Take a reaction on one of our public cards as the signal it stands for; once each.

        A reaction that is already known, a message that is not a public card of ours and an emoji that means
        nothing all answer None; so re-reading a message's reactions after having been away is safe.
        """
        return None

    async def reacted_messages(self, since: datetime) -> list[tuple[int, int, int]]:
        """List (channel_id, message_id, item_id) of public cards shown since then, newest first."""
        return []
