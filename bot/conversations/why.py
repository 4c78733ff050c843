"""``Why?``: what a suggestion rests on, part by part."""

from __future__ import annotations

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
    total = sum(abs(part.value) for part in parts)
    if not total:
        return []
    ordered = sorted(parts, key=lambda part: -abs(part.value))
    shares = [(part, round(100 * abs(part.value) / total)) for part in ordered]
    return [_line(part, share) for part, share in shares if share >= SMALLEST]


def _line(part: Part, share: int) -> str:
    side = "for it" if part.value > 0 else "against it"
    cited = f" ({listed(part.cites[:3])})" if part.cites else ""
    return f"{share} % {side}: {part.name}{cited}"
