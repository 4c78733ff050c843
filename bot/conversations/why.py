"""``Why?``: what a suggestion rests on, part by part."""

from __future__ import annotations

from collections import defaultdict

from bot.conversations.action import Action
from bot.conversations.arguments import number
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.conversations.wording import about
from bot.errors import PersonError
from bot.services.films import film_ref
from bot.services.services import Services
from recommender.phrases import Phrase, say, term
from recommender.types import Part

SMALLEST = 1
"""Per cent under which a part is not worth a line."""
CITED = 3
WORDS = {
    "facts": say("what it is about"),
    "extract": say("what it is about"),
    "note": say("what it is about"),
    "asked": say("what it is about"),
    "words": say("your own words in what is said of it"),
    "genre": say("its genre"),
    "mood": say("its mood"),
    "theme": say("what it touches on"),
    "era": say("the years you spoke of"),
    "origin": say("where it comes from"),
    "grown_up": say("being for grown-ups"),
    "unwished": say("what you would rather not have"),
    "person": say("who is in it or made it"),
    "seed_meaning": say("being like the film you named"),
    "seed_facts": say("being like the film you named"),
    "seed_genre": say("being like the film you named"),
    "seed_fans": say("fans of the film you named"),
    "seed_talk": say("being named together with your film"),
    "seed_people": say("people of the film you named"),
    "unlike": say("what you don't want it to be like"),
    "direction": say("the direction you asked for"),
    "fame": say("how well known it is"),
    "talked": say("how much people talk of it"),
    "fame_wish": say("how well known you want it"),
    "quality": say("how well it is rated"),
    "quality_wish": say("how well you want it rated"),
    "recent": say("how new it is"),
    "like_minded": say("people who like such films"),
    "taste": say("the films you liked"),
    "taste_fans": say("fans of the films you liked"),
    "listed": say("what people with ratings like yours like"),
    "leaning": say("the taste your quiz found"),
    "choice": say("how many people choose it"),
}
"""The engine's parts as people would say them."""


async def why(services: Services, person: Person, action: Action) -> Screen:
    """Show the parts of a suggestion's score and their shares."""
    stored = await services.suggestions.recall(number(action, 0))
    item = await services.films.item(number(action, 1))
    shown = next((each for each in stored.shown if each.item_id == item.item_id), None)
    if shown is None:
        raise PersonError(say("That answer did not suggest {film}.", film=item.label))
    texts = [Text(shown.reason)] if shown.reason else []
    texts += [Text(line) for line in _lines(shown.parts)]
    if shown.expected:
        texts.append(Text(say("Expected then: {about} stars.", about=about(shown.expected)), quiet=True))
    buttons = Buttons(
        (Button(say("Open the film"), Action.of("movie", film_ref(item.item_id), stored.answer_id)),)
    )
    return Screen((Heading(say("Why {film}?", film=item.label)), *texts, buttons), replaces=False)


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
        words = WORDS.get(part.name, term(part.name.replace("_", " ")))
        values[words] += part.value
        cites[words] |= dict.fromkeys(part.cites)
    said = [Part(words, value, tuple(cites[words])) for words, value in values.items()]
    return sorted((part for part in said if part.value), key=lambda part: -abs(part.value))


def _line(part: Part, share: int) -> Phrase:
    basis: str = part.name
    if part.cites:
        basis = say("{basis} ({cites})", basis=basis, cites=[*map(term, part.cites[:CITED])])
    if part.value > 0:
        return say("{share} % for it: {basis}", share=share, basis=basis)
    return say("{share} % against it: {basis}", share=share, basis=basis)
