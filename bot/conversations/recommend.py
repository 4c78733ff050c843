"""``/recommend``: a request in plain words, and the buttons under its answer."""

from __future__ import annotations

from dataclasses import replace

from bot.conversations.action import Action
from bot.conversations.answers import answer_screen, understood_texts
from bot.conversations.arguments import RETIRED, number, optional_number, word
from bot.conversations.company import not_agreed
from bot.conversations.movie import movie
from bot.conversations.nudges import nudge_words
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.errors import PersonError
from bot.services.company import paired
from bot.services.services import Services
from recommender.phrases import say
from recommender.types import Request

LONGEST = 2_000
"""Characters of a request that are read."""
_IN_TITLES = {"seed", "era"}
"""Kinds of what is understood of a title: the film, and a year that stands in it."""


async def recommend(services: Services, person: Person, action: Action) -> Screen:
    """Answer a request, for two where another is named; one that is only a title opens the film."""
    text, minutes = word(action, 0).strip()[:LONGEST], optional_number(action, 1)
    other = optional_number(action, 2)
    request = await services.suggestions.understand(person.user_id, text, max_minutes=minutes)
    if other is not None and other != person.user_id:
        pair = await services.company.pair(person.user_id, other)
        if pair is None:
            return not_agreed(other)
        request = replace(request, slots=(*request.slots, paired(pair)))
    elif await _is_only_a_title(services, request):
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
        Button(say("Drop {wish}", wish=slot.label), Action.of("drop", answer_id, place))
        for place, slot in enumerate(request.slots)
    )
    if not drops:
        return Screen(
            (Heading(say("There is nothing to drop.")), Text(say("Ask again with more, or other, words.")))
        )
    texts = [Text(text) for text in understood_texts(request)]
    return Screen((Heading(say("What should go?")), *texts, Buttons(drops)), replaces=False)


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


async def _is_only_a_title(services: Services, request: Request) -> bool:
    if any(slot.kind not in _IN_TITLES for slot in request.slots) or not request.text:
        return False
    seeds = [slot for slot in request.slots if slot.kind == "seed"]
    if len(seeds) == 1:
        around = request.text[: seeds[0].start] + request.text[seeds[0].end :]
        return not any(character.isalnum() for character in around)
    # "heat", "1917": words too ordinary to be found as a film within a sentence.
    return not seeds and await services.films.is_title(request.text)
