"""``/similar``: films like one to three films, in two lists that say what they go by."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversations.action import MAX_LENGTH, VERSION, Action
from bot.conversations.arguments import word
from bot.conversations.cards import film_line
from bot.conversations.choose import Then, which
from bot.conversations.person import Person
from bot.conversations.screen import Block, Button, Buttons, Heading, Screen, Text
from bot.conversations.wording import clip
from bot.errors import PersonError
from bot.services.films import film_ref
from bot.services.services import Services
from bot.services.suggestions import SuggestedSimilar
from recommender.phrases import counted, say
from recommender.types import Item, Recommendation

MOST = 3
TITLE = 28
"""Letters of a title on a button."""
_IDS = re.compile(r"#?\d+(,#?\d+)*")


async def similar(services: Services, person: Person, action: Action) -> Screen:
    """Find films like those named: ids with commas between, or titles, one a line or with bars between."""
    named, but = _named(word(action, 0)), word(action, 1).strip()
    if len(named) > MOST:
        raise PersonError(say("At most {most} films at a time, please.", most=MOST))
    seeds: list[Item] = []
    for place, text in enumerate(named):
        film = await which(services, text, _again(named, place, but))
        if isinstance(film, Screen):
            return film
        if film not in seeds:
            seeds.append(film)
    found = await services.suggestions.similar(person.user_id, [seed.item_id for seed in seeds], but=but)
    return await _screen(services, seeds, but, found)


def _named(text: str) -> list[str]:
    separators = "," if _IDS.fullmatch(text) else "\n|"
    return [name.strip() for name in re.split(f"[{separators}]", text) if name.strip()] or [""]


def _again(named: Sequence[str], place: int, but: str) -> Then:
    """Ask the same again with one title settled; of the rest a button holds what there is room for."""

    def then(reference: str) -> Action:
        names = "|".join((*named[:place], reference, *named[place + 1 :])).replace(":", " ")
        room = MAX_LENGTH - len(f"{VERSION}:similar:{names}:")
        return Action.of("similar", names, but.replace(":", " ")[: max(0, room)])

    return then


async def _screen(services: Services, seeds: Sequence[Item], but: str, found: SuggestedSimilar) -> Screen:
    answer = found.answer
    films = [seed.label for seed in seeds]
    heading = say("Like {films}", films=films)
    if but:
        heading = say("Like {films}, but {but}", films=films, but=clip(but, 80))
    blocks: list[Block] = [Heading(heading)]
    ways = (say("Same feel, by what they are about:"), say("Same fans, by who likes them:"))
    lists = (answer.same_feel, answer.same_fans)
    rank = 1
    for way, shown in zip(ways, lists, strict=True):
        if shown:
            blocks += [Text(way), *await _lines(services, shown, found.answer_id, rank)]
            rank += len(shown)
    blocks += [Text(text, quiet=True) for text in _notes(found)]
    openers = tuple(
        Button(say("About {film}", film=clip(seed.title, TITLE)), Action.of("movie", film_ref(seed.item_id)))
        for seed in seeds
    )
    return Screen((*blocks, Buttons(openers)), replaces=False, plain=heading)


async def _lines(
    services: Services, shown: Sequence[Recommendation], answer_id: int, first: int
) -> list[Block]:
    items = await services.films.items([each.item_id for each in shown])
    pairs = zip(items, shown, strict=True)
    return [film_line(item, each, answer_id, rank) for rank, (item, each) in enumerate(pairs, start=first)]


def _notes(found: SuggestedSimilar) -> list[str]:
    notes: list[str] = []
    if not found.answer.same_feel and not found.answer.same_fans:
        notes.append(
            say("Nothing else in the catalogue comes near. Try it without the “but”, or another film.")
        )
    elif not found.answer.same_fans:
        notes.append(say("Too few people rated it to tell what its fans like."))
    if found.answer.sequels_hidden:
        notes.append(counted("One sequel hidden.", "{count} sequels hidden.", found.answer.sequels_hidden))
    return notes
