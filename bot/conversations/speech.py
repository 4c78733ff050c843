"""Which language to talk to somebody in."""

from __future__ import annotations

from bot.conversations.person import Person
from bot.errors import StoreError
from bot.language import Language, language
from bot.services.services import Services


async def spoken_to(services: Services, person: Person) -> Language:
    """Tell which language somebody is talked to in: the one they set, else that of their Discord."""
    try:
        chosen = (await services.settings.get(person.user_id)).language
    except StoreError:
        # What cannot be read is told of in the best language there is.
        chosen = None
    return language(chosen or person.locale)
