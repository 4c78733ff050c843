"""``Why?``: what a suggestion rests on, part by part."""

from __future__ import annotations

from collections import defaultdict

from bot.conversations.action import Action
from bot.conversations.arguments import number
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.conversations.wording import about, listed
from bot.errors import PersonError
from bot.services.films import film_ref
from bot.services.services import Services
from recommender.types import Part

SMALLEST = 1
"""Per cent under which a part is not worth a line."""
CITED = 3
WORDS = {
    "facts": "what it is about",
    "extract": "what it is about",
    "note": "what it is about",
    "asked": "what it is about",
    "words": "your own words in what is said of it",
    "genre": "its genre",
    "mood": "its mood",
    "theme": "what it touches on",
    "era": "the years you spoke of",
    "origin": "where it comes from",
    "unwished": "what you would rather not have",
    "person": "who is in it or made it",
    "seed_meaning": "being like the film you named",
    "seed_facts": "being like the film you named",
    "seed_genre": "being like the film you named",
    "seed_fans": "fans of the film you named",
    "seed_people": "people of the film you named",
    "unlike": "what you don't want it to be like",
    "direction": "the direction you asked for",
    "fame": "how well known it is",
    "fame_wish": "how well known you want it",
    "quality": "how well it is rated",
    "quality_wish": "how well you want it rated",
    "recent": "how new it is",
    "like_minded": "people who like such films",
    "taste": "the films you liked",
    "taste_fans": "fans of the films you liked",
    "leaning": "the genres your quiz found",
}
"""The engine's parts as people would say them."""


async def why(services: Services, person: Person, action: Action) -> Screen:
    """Show the parts of a suggestion's score and their shares."""
    stored = await services.suggestions.recall(number(action, 0))
    item = await services.films.item(number(action, 1))
    shown = next((each for each in stored.shown if each.item_id == item.item_id), None)
    if shown is None:
        raise PersonError(f"That answer did not suggest {item.label}.")
    texts = [Text(shown.reason)] if shown.reason else []
    texts += [Text(line) for line in _lines(shown.parts)]
    if shown.expected:
        texts.append(Text(f"Expected then: {about(shown.expected)} stars.", quiet=True))
    buttons = Buttons(
        (Button("Open the film", Action.of("movie", film_ref(item.item_id), stored.answer_id)),)
    )
    return Screen((Heading(f"Why {item.label}?"), *texts, buttons), replaces=False)


def _lines(parts: tuple[Part, ...]) -> list[str]:
    said = _said(parts)
    total = sum(abs(part.value) for part in said)
    shares = [(part, round(100 * abs(part.value) / total)) for part in said]
    return [_line(part, share) for part, share in shares if share >= SMALLEST]


def _said(parts: tuple[Part, ...]) -> list[Part]:
    """Name parts as people would, those of one name as one, the largest first."""
    values: defaultdict[str, float] = defaultdict(float)
    cites: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for part in parts:
        words = WORDS.get(part.name, part.name.replace("_", " "))
        values[words] += part.value
        cites[words] |= dict.fromkeys(part.cites)
    said = [Part(words, value, tuple(cites[words])) for words, value in values.items()]
    return sorted((part for part in said if part.value), key=lambda part: -abs(part.value))


def _line(part: Part, share: int) -> str:
    side = "for it" if part.value > 0 else "against it"
    cited = f" ({listed(part.cites[:CITED])})" if part.cites else ""
    return f"{share} % {side}: {part.name}{cited}"
