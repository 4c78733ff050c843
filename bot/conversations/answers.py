"""An answer to a request: what was understood, the films, and the buttons to go on from there."""

from __future__ import annotations

import re

from bot.conversations.action import Action
from bot.conversations.cards import film_line
from bot.conversations.nudges import nudges
from bot.conversations.screen import Block, Button, Buttons, Heading, Screen, Style, Text
from bot.conversations.wording import DOT, clip, count, listed
from bot.services.services import Services
from bot.services.suggestions import Suggested
from recommender.types import Answer, Request

QUOTED = 100
"""Characters of a request that a heading repeats."""


async def answer_screen(services: Services, suggested: Suggested, *, replaces: bool = False) -> Screen:
    """Draw an answer."""
    answer = suggested.answer
    items = await services.films.items([shown.item_id for shown in answer.recommendations])
    lines = [
        film_line(item, shown, suggested.answer_id, rank)
        for rank, (item, shown) in enumerate(zip(items, answer.recommendations, strict=True), start=1)
    ]
    heading = _heading(answer.request)
    notes = [Text(text, quiet=True) for text in answer_notes(answer)]
    understood = [Text(text) for text in understood_texts(answer.request)]
    blocks: tuple[Block, ...] = (Heading(heading), *understood, *lines, *notes)
    buttons = _buttons(suggested, nudges(answer.request, items))
    titles = listed([item.label for item in items])
    return Screen(
        (*blocks, Buttons(buttons)), replaces=replaces, plain=f"{heading}: {titles or 'nothing fits'}"
    )


def understood_texts(request: Request) -> list[str]:
    """Say what was understood, and what was not."""
    texts = []
    if request.slots:
        texts.append(f"Understood: {DOT.join(slot.label for slot in request.slots)}")
    if request.not_understood:
        quoted = [f"“{clip(word, QUOTED)}”" for word in request.not_understood]
        texts.append(f"Not understood, only matched by meaning: {listed(quoted)}")
    return texts


def _heading(request: Request) -> str:
    # What was dropped left spaces, perhaps between commas.
    wish = re.sub(r"\s+(?=[,.!?])", "", " ".join(request.text.split())).strip(" ,")
    if not wish:
        return "More for you" if request.exclude else "For you"
    return f"{'More for' if request.exclude else 'For'} “{clip(wish, QUOTED)}”"


def answer_notes(answer: Answer) -> list[str]:
    """Say what was given up, what was left out unsure, and what to do where nothing fits."""
    notes = []
    if answer.request.not_understood and not answer.request.slots:
        notes.append("None of that told me a genre, a mood or a film, so take these as a guess.")
    if not answer.recommendations:
        notes.append("No other film fits that. Press Adjust to drop something, or ask in other words.")
    if answer.relaxed:
        notes.append(f"Too few films fit all of it, so I gave up {listed(answer.relaxed)}.")
    if answer.unsure:
        fits = "it fits" if answer.unsure == 1 else "they fit"
        notes.append(f"Left out: {count(answer.unsure, 'film')} whose data does not say whether {fits}.")
    return notes


def _buttons(suggested: Suggested, offered: tuple[tuple[str, str], ...]) -> tuple[Button, ...]:
    answer_id = suggested.answer_id
    buttons = []
    if suggested.answer.recommendations:
        buttons.append(Button("More", Action.of("more", answer_id), Style.PRIMARY))
    if suggested.answer.request.slots:
        buttons.append(Button("Adjust", Action.of("adjust", answer_id)))
    buttons += [Button(label, Action.of("nudge", answer_id, which)) for which, label in offered]
    return tuple(buttons)
