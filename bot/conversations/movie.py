"""``/movie``: one film's card."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import word
from bot.conversations.cards import card
from bot.conversations.choose import which
from bot.conversations.person import Person
from bot.conversations.screen import Screen
from bot.services.services import Services


async def movie(services: Services, person: Person, action: Action) -> Screen:
    """Open the card of the film that was picked or typed."""
    answer = word(action, 1)
    film = await which(services, word(action, 0), lambda reference: Action.of("movie", reference, answer))
    if isinstance(film, Screen):
        return film
    return await card(services, person, film, answer=answer)
