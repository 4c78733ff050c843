"""``/profile``: somebody's taste in words."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.screen import Button, Buttons, Heading, Screen, Style, Text
from bot.conversations.wording import count, listed, stars
from bot.services.services import Services
from bot.services.taste import Taste
from recommender.types import Leanings

FEW = 10
"""Ratings below which a taste is a first guess."""
NOTABLE = 0.25
"""Stars by which somebody is kinder or stricter than others."""


async def profile(services: Services, person: Person, action: Action) -> Screen:
    """Say what somebody's ratings tell of their taste."""
    taste = await services.lists.taste(person.user_id)
    more = Button("Rate films", Action.of("session"), Style.PRIMARY)
    if not taste.ratings:
        return _without_ratings((await services.profiles.get(person.user_id)).leanings, more)
    texts = [Text(text) for text in _texts(taste)]
    buttons = Buttons((more, Button("Films for me", Action.of("recommend", ""))))
    return Screen((Heading(f"Your taste, from {count(taste.ratings, 'rating')}"), *texts, buttons))


def _without_ratings(leanings: Leanings | None, more: Button) -> Screen:
    if leanings is None:
        heading = "I don't know your taste yet."
        text = "Take the quiz or rate a few films you have seen, and every answer will be more yours."
    else:
        heading = "Your taste, from the quiz"
        largest = sorted(leanings.genres.items(), key=lambda share: -share[1])[:5]
        text = f"A first guess: {', '.join(f'{genre} {round(100 * share)} %' for genre, share in largest)}."
    buttons = (more, Button("Take the quiz", Action.of("quiz")))
    return Screen((Heading(heading), Text(text), Buttons(buttons)))


def _texts(taste: Taste) -> list[str]:
    shares = [f"{genre} {round(100 * share)} %" for genre, share in list(taste.shares.items())[:5]]
    sure = "A first guess" if taste.ratings < FEW else "What you like"
    texts = [f"{sure}: {', '.join(shares)}."] if shares else []
    texts.append(f"You give {stars(round(taste.mean, 1))} on average{_kindness(taste.kindness)}.")
    if taste.decades:
        texts.append(f"You like films of the {listed([f'{decade}s' for decade in taste.decades])}.")
    if taste.touchstones:
        texts.append(f"Closest to your heart: {listed([item.label for item in taste.touchstones])}.")
    return texts


def _kindness(kindness: float | None) -> str:
    if kindness is None:
        return ""
    if abs(kindness) < NOTABLE:
        return ", much as others do"
    return f", {abs(kindness):.1f} {'more' if kindness > 0 else 'less'} than others for the same films"
