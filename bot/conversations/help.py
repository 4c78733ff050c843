"""``/help``: what can be asked, with examples to press."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Heading, Screen, Text
from bot.services.services import Services

EXAMPLES = ("a cozy romcom", "like Inception but funnier")
TEXTS = (
    "Ask as you would ask a friend: “something short and funny from the 90s”, “a heist, not too violent”.",
    "Rate what you know, in stars or with “Seen it” and “Not for me”; the next answer already minds it.",
    "/quiz  /recommend  /similar  /movie  /rate  /watchlist  /history  /profile  /privacy",
)
FINE_PRINT = (
    "Films and facts come from open data; sources and licences are listed in docs/data.md. Your requests "
    "never leave the machine I run on and are not kept. Something wrong? Tell whoever runs me, with the "
    "reference shown."
)


async def help_(services: Services, person: Person, action: Action) -> Screen:
    """Show what can be asked."""
    buttons = [Button(f"Try “{example}”", Action.of("recommend", example)) for example in EXAMPLES]
    buttons.append(Button("Take the quiz", Action.of("quiz")))
    texts = [Text(text) for text in TEXTS]
    return Screen(
        (
            Heading("I help you choose a film."),
            *texts,
            Buttons(tuple(buttons)),
            Text(FINE_PRINT, quiet=True),
        )
    )
