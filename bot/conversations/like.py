"""Films like those that a message names, whoever wrote it."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import word
from bot.conversations.person import Person
from bot.conversations.screen import Heading, Screen, Text
from bot.conversations.similar import MOST, similar
from bot.services.films import film_ref
from bot.services.services import Services
from recommender.phrases import say

LONGEST = 2_000
"""Characters of a message that are read."""


async def like(services: Services, person: Person, action: Action) -> Screen:
    """Find films like the first few that a text names, or like the one whose title it is."""
    text = word(action, 0).strip()[:LONGEST]
    if not text:
        return Screen((Heading(say("There are no words in that message that I can read.")),))
    request = await services.suggestions.understand(person.user_id, text)
    named = [film_ref(seed) for seed in request.seeds[:MOST]]
    if not named and await services.films.is_title(text):
        named = [text]
    if named:
        return await similar(services, person, Action("similar", ("\n".join(named),)))
    advice = say("“Recommend from this message” takes it as a wish; /similar takes titles.")
    return Screen((Heading(say("I find no film in that message.")), Text(advice)))
