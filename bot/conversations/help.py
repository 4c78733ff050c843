"""``/help``: what can be asked, with examples to press."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.services.services import Services
from recommender.phrases import say

EXAMPLES = ("a cozy romcom", "like Inception but funnier")
TEXTS = (
    say(
        "Ask as you would ask a friend: “something short and funny from the 90s”, “a heist, not too violent”."
    ),
    say("Rate what you know, in stars or with “Seen it” and “Not for me”; the next answer already minds it."),
    say("/quiz  /recommend  /similar  /movie  /rate  /watchlist  /history  /profile  /privacy"),
)
FINE_PRINT = say(
    "Films and facts come from open data; sources and licences are listed in docs/data.md. Your requests "
    "never leave the machine I run on and are not kept. Something wrong? Tell whoever runs me, with the "
    "reference shown."
)


async def help_(services: Services, person: Person, action: Action) -> Screen:
    """Show what can be asked."""
    buttons = [
        Button(say("Try “{example}”", example=example), Action.of("recommend", example))
        for example in EXAMPLES
    ]
    buttons.append(Button(say("Take the quiz"), Action.of("quiz")))
    texts = [Text(text) for text in TEXTS]
    return Screen(
        (
            Heading(say("I help you choose a film.")),
            *texts,
            Buttons(tuple(buttons)),
            Text(FINE_PRINT, quiet=True),
        )
    )
