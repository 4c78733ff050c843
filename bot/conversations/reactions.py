"""Reactions on public cards, and what each stands for."""

from __future__ import annotations

from bot.conversations.changes import change_text
from bot.conversations.person import Person
from bot.conversations.screen import Screen, Text
from bot.errors import OptedOutError, PausedError
from bot.services.feedback import Kind
from bot.services.services import Services

_MEANING: dict[str, tuple[Kind, float]] = {
    **{f"{stars}\u20e3": (Kind.RATING, float(stars)) for stars in range(1, 6)},
    "❤": (Kind.RATING, 5.0),
    "👍": (Kind.RATING, 4.0),
    "👎": (Kind.RATING, 2.0),
    "👀": (Kind.SEEN, 1.0),
    "🔖": (Kind.WATCHLIST, 1.0),
    "🚫": (Kind.HIDDEN, 1.0),
}
# The same emoji comes with or without its variation selector, and thumbs in several skin tones.
_BARE = str.maketrans("", "", "\ufe0f🏻🏼🏽🏾🏿")


async def reaction(
    services: Services, person: Person, *, message_id: int, emoji: str, added: bool
) -> Screen | None:
    """Take a reaction for what it stands for, or back; None if that changes nothing, or is not to be told.

    Of who paused learning nothing is taken; that is said. Who opted out, or turned reactions off, is left
    alone; who is hidden is not told of where others read along.
    """
    meaning = _MEANING.get(emoji.translate(_BARE))
    if meaning is None:
        return None
    held = await services.settings.get(person.user_id)
    if added and not held.reactions:
        return None
    try:
        if added:
            change = await services.feedback.react(person.user_id, message_id, emoji, *meaning)
        else:
            change = await services.feedback.unreact(person.user_id, message_id, emoji)
    except OptedOutError:
        return None
    except PausedError as error:
        return Screen((Text(error.said),))
    if change is None or (held.hidden and person.guild_id is not None):
        return None
    film = await services.films.item(change.signal.item_id)
    return Screen((Text(change_text(change, film)),))
