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
from bot.conversations.wording import clip, count, listed
from bot.errors import PersonError
from bot.services.films import film_ref
from bot.services.services import Services
from bot.services.suggestions import SuggestedSimilar
from recommender.types import Item, Recommendation

MOST = 3
_IDS = re.compile(r"#?\d+(,#?\d+)*")


async def similar(services: Services, person: Person, action: Action) -> Screen:
    """Find films like those named: ids with commas between, or titles, one a line or with bars between."""
    named, but = _named(word(action, 0)), word(action, 1).strip()
    if len(named) > MOST:
        raise PersonError(f"At most {MOST} films at a time, please.")
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
    heading = f"Like {listed([seed.label for seed in seeds])}"
    blocks: list[Block] = [Heading(f"{heading}, but {clip(but, 80)}" if but else heading)]
    ways = (("Same feel", "by what they are about"), ("Same fans", "by who likes them"))
    lists = (answer.same_feel, answer.same_fans)
    rank = 1
    for (name, basis), shown in zip(ways, lists, strict=True):
        if shown:
            blocks += [Text(f"{name}, {basis}:"), *await _lines(services, shown, found.answer_id, rank)]
            rank += len(shown)
    blocks += [Text(text, quiet=True) for text in _notes(found)]
    openers = tuple(
        Button(clip(f"About {seed.title}"), Action.of("movie", film_ref(seed.item_id))) for seed in seeds
    )
    return Screen((*blocks, Buttons(openers)), replaces=False, plain=heading)


async def _lines(
    services: Services, shown: Sequence[Recommendation], answer_id: int, first: int
) -> list[Block]:
    items = await services.films.items([each.item_id for each in shown])
    pairs = zip(items, shown, strict=True)
    return [film_line(item, each, answer_id, rank) for rank, (item, each) in enumerate(pairs, start=first)]


def _notes(found: SuggestedSimilar) -> list[str]:
    notes = []
    if not found.answer.same_feel and not found.answer.same_fans:
        notes.append("Nothing else in the catalogue comes near. Try it without the “but”, or another film.")
    elif not found.answer.same_fans:
        notes.append("Too few people rated it to tell what its fans like.")
    if found.answer.sequels_hidden:
        notes.append(f"{count(found.answer.sequels_hidden, 'sequel')} hidden.".capitalize())
    return notes
