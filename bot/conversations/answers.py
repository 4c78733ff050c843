"""An answer to a request: what was understood, the films, and the buttons to go on from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.conversations.action import Action
from bot.conversations.cards import film_line
from bot.conversations.nudges import nudges
from bot.conversations.screen import Block, Button, Buttons, Heading, Screen, Style, Text
from bot.conversations.wording import DOT, about, clip
from bot.services.expectations import told
from bot.services.services import Services
from bot.services.suggestions import Suggested
from recommender.phrases import Phrase, counted, joined, listed, say
from recommender.request.standing import limits
from recommender.types import Answer, Expected, Request

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
    if answer.others:
        lines = [
            replace(line, expected=_for_both(line.expected, others))
            for line, others in zip(lines, answer.others, strict=True)
        ]
    heading = _heading(answer.request)
    notes = [Text(text, quiet=True) for text in answer_notes(answer)]
    understood = [Text(text) for text in understood_texts(answer.request)]
    blocks: tuple[Block, ...] = (Heading(heading), *understood, *lines, *notes)
    buttons = _buttons(suggested, nudges(answer.request, items))
    titles = listed(item.label for item in items) or say("nothing fits")
    return Screen((*blocks, Buttons(buttons)), replaces=replaces, plain=joined(": ", [heading, titles]))


def _for_both(mine: str, others: Sequence[Expected]) -> str:
    """Say what each of several people would probably give a film."""
    theirs = [about(stars) for each in others if (stars := told(each))]
    if not mine or not theirs:
        return mine
    return say("you {mine}, they {theirs}", mine=mine, theirs=listed(theirs))


def understood_texts(request: Request) -> list[str]:
    """Say what was understood, and what was not."""
    texts: list[str] = []
    if request.slots:
        texts.append(say("Understood: {slots}", slots=joined(DOT, (slot.label for slot in request.slots))))
    if request.not_understood:
        words = [say("“{word}”", word=clip(word, QUOTED)) for word in request.not_understood]
        texts.append(say("Not understood, only matched by meaning: {words}", words=words))
    return texts


def _heading(request: Request) -> Phrase:
    # What was dropped left spaces, perhaps between commas.
    wish = re.sub(r"\s+(?=[,.!?])", "", " ".join(request.text.split())).strip(" ,")
    if not wish:
        return say("More for you") if request.exclude else say("For you")
    wish = clip(wish, QUOTED)
    return say("More for “{wish}”", wish=wish) if request.exclude else say("For “{wish}”", wish=wish)


def answer_notes(answer: Answer) -> list[str]:
    """Say what was given up, what was left out unsure, and what to do where nothing fits."""
    notes: list[str] = []
    if answer.request.not_understood and not answer.request.slots:
        notes.append(say("None of that told me a genre, a mood or a film, so take these as a guess."))
    if not answer.recommendations:
        notes.append(say("No other film fits that. Press Adjust to drop something, or ask in other words."))
        if limits(answer.request.profile):
            notes.append(say("Your limits hold too; /settings lists them."))
    if answer.relaxed:
        notes.append(say("Too few films fit all of it, so I gave up {wishes}.", wishes=answer.relaxed))
    if answer.compromise:
        notes.append(say("Nothing fits all of you well, so take these as the best compromise."))
    if answer.unsure:
        notes.append(
            counted(
                "Left out: one film whose data does not say whether it fits.",
                "Left out: {count} films whose data does not say whether they fit.",
                answer.unsure,
            )
        )
    return notes


def _buttons(suggested: Suggested, offered: tuple[tuple[str, str], ...]) -> tuple[Button, ...]:
    answer_id = suggested.answer_id
    buttons = []
    if suggested.answer.recommendations:
        buttons.append(Button(say("More"), Action.of("more", answer_id), Style.PRIMARY))
    if suggested.answer.request.slots:
        buttons.append(Button(say("Adjust"), Action.of("adjust", answer_id)))
    buttons += [Button(label, Action.of("nudge", answer_id, which)) for which, label in offered]
    return tuple(buttons)
