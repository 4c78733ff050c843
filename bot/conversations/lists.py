"""``/watchlist`` and ``/history``: what somebody keeps, what they said, what was suggested and why."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import word
from bot.conversations.feedback import mark
from bot.conversations.person import Person
from bot.conversations.screen import Block, Button, Buttons, FilmLine, Heading, Screen, Text
from bot.conversations.wording import DOT, about, clip, count, day, facts, stars
from bot.services.feedback import Kind, Signal
from bot.services.films import film_ref
from bot.services.lists import StoredAnswer
from bot.services.services import Services
from recommender.types import Item

SHOWN = 8
"""Films of a watchlist that a screen holds."""
UNDOABLE = 5
"""Newest signals with a button of their own."""
_SAID = {
    (Kind.SEEN, 1): "seen",
    (Kind.SEEN, 0): "not seen after all",
    (Kind.WATCHLIST, 1): "put on the watchlist",
    (Kind.WATCHLIST, 0): "taken off the watchlist",
    (Kind.HIDDEN, 1): "not for you",
    (Kind.HIDDEN, 0): "may be suggested again",
}


async def watchlist(services: Services, person: Person, action: Action) -> Screen:
    """Show the watchlist, what they would like best first; with a film, put it there."""
    if word(action, 0):
        return await mark(services, person, Action("watch", action.args))
    kept = await services.lists.watchlist(person.user_id)
    if not kept:
        return Screen(
            (
                Heading("Your watchlist is empty."),
                Text("Open a film and press Watchlist, or start here:"),
                Buttons((Button("Films for me", Action.of("recommend", "")),)),
            )
        )
    lines = [
        FilmLine(
            item.item_id,
            item.title,
            facts(item),
            expected=about(expected) if expected else "",
            rank=rank,
            open=Action.of("movie", film_ref(item.item_id)),
        )
        for rank, (item, expected) in enumerate(kept[:SHOWN], start=1)
    ]
    heading = f"Your watchlist: {count(len(kept), 'film')}, best for you first"
    rest = [Text(f"And {len(kept) - SHOWN} more.", quiet=True)] if len(kept) > SHOWN else []
    return Screen((Heading(heading), *lines, *rest))


async def history(services: Services, person: Person, action: Action) -> Screen:
    """Show what was suggested lately, with its reasons, and what was said, each with its undo."""
    blocks: list[Block] = [Heading("Your history")]
    for answer in await services.lists.suggested(person.user_id):
        items = {
            item.item_id: item for item in await services.films.items([each.item_id for each in answer.shown])
        }
        blocks.append(Text(await _suggested(services, answer)))
        blocks += [
            Text(f"{items[each.item_id].label}: {each.reason}", quiet=True)
            for each in answer.shown
            if each.item_id in items
        ]
    said = await services.lists.said(person.user_id)
    if said:
        blocks.append(Text("You said:"))
        blocks += [Text(f"{item.label}: {_said(signal)}", quiet=True) for item, signal in said]
        blocks.append(Buttons(tuple(_undo(item, signal) for item, signal in said[:UNDOABLE])))
    if len(blocks) == 1:
        blocks.append(Text("Nothing yet. Ask for films, or rate a few."))
        blocks.append(Buttons((Button("Rate films", Action.of("session")),)))
    return Screen(tuple(blocks))


async def _suggested(services: Services, answer: StoredAnswer) -> str:
    wishes = [slot.label for slot in answer.request.slots]
    if not wishes:
        seeds = await services.films.items(answer.request.seeds)
        wishes = [f"like {item.label}" for item in seeds]
    return f"Suggested on {day(answer.at)}, {DOT.join(wishes) or 'for you'}:"


def _said(signal: Signal) -> str:
    said = stars(signal.value) if signal.kind is Kind.RATING else _SAID[signal.kind, int(signal.value)]
    return f"{said}, {day(signal.at)}"


def _undo(item: Item, signal: Signal) -> Button:
    return Button(clip(f"Undo: {item.label}"), Action.of("undo", signal.signal_id))
