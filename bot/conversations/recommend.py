"""``/recommend``: a request in plain words, and the buttons under its answer."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.answers import answer_screen, understood_texts
from bot.conversations.arguments import RETIRED, number, optional_number, word
from bot.conversations.movie import movie
from bot.conversations.nudges import nudge_words
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.conversations.wording import clip
from bot.errors import PersonError
from bot.services.services import Services
from recommender.types import Request

LONGEST = 2_000
"""Characters of a request that are read."""


async def recommend(services: Services, person: Person, action: Action) -> Screen:
    """Answer a request; one that is only a title opens the film."""
    text, minutes = word(action, 0).strip()[:LONGEST], optional_number(action, 1)
    request = await services.suggestions.understand(person.user_id, text, max_minutes=minutes)
    if _is_only_a_title(request):
        return await movie(services, person, Action.of("movie", text))
    return await answer_screen(services, await services.suggestions.answer(person.user_id, request))


async def more(services: Services, person: Person, action: Action) -> Screen:
    """Show films that an answer has not shown yet."""
    return await answer_screen(services, await services.suggestions.more(person.user_id, number(action, 0)))


async def adjust(services: Services, person: Person, action: Action) -> Screen:
    """Show what was understood, each with a button that drops it."""
    answer_id = number(action, 0)
    request = (await services.suggestions.recall(answer_id)).request
    drops = tuple(
        Button(clip(f"Drop {slot.label}"), Action.of("drop", answer_id, place))
        for place, slot in enumerate(request.slots)
    )
    if not drops:
        return Screen((Heading("There is nothing to drop."), Text("Ask again with more, or other, words.")))
    texts = [Text(text) for text in understood_texts(request)]
    return Screen((Heading("What should go?"), *texts, Buttons(drops)), replaces=False)


async def drop(services: Services, person: Person, action: Action) -> Screen:
    """Answer again without one thing understood."""
    suggested = await services.suggestions.without(person.user_id, number(action, 0), number(action, 1))
    return await answer_screen(services, suggested, replaces=True)


async def nudge(services: Services, person: Person, action: Action) -> Screen:
    """Answer again, a little funnier, shorter, older or less known than what was shown."""
    answer_id = number(action, 0)
    stored = await services.suggestions.recall(answer_id)
    shown = await services.films.items([recommendation.item_id for recommendation in stored.shown])
    words = nudge_words(word(action, 1), shown)
    if words is None:
        raise PersonError(RETIRED)
    return await answer_screen(
        services, await services.suggestions.with_words(person.user_id, answer_id, words)
    )


def _is_only_a_title(request: Request) -> bool:
    if len(request.slots) != 1 or request.slots[0].kind != "seed":
        return False
    (slot,) = request.slots
    around = request.text[: slot.start] + request.text[slot.end :]
    return not any(character.isalnum() for character in around)
