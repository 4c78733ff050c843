"""``/profile``: somebody's taste as a picture, with the same in words; each line can be corrected."""

from __future__ import annotations

import asyncio

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.profile_picture import Drawn, draw_profile
from bot.conversations.screen import (
    Block,
    Button,
    Buttons,
    Heading,
    Picture,
    Screen,
    Style,
    Text,
    TextLine,
)
from bot.conversations.speech import spoken_to
from bot.conversations.wording import stars
from bot.language import Language
from bot.services.portraits import Portrait
from bot.services.services import Services
from bot.services.shares import Share
from recommender.phrases import Phrase, counted, joined, listed, say, term
from recommender.types import Leanings

FEW = 10
"""Ratings below which a taste is a first guess."""
NOTABLE = 0.25
"""Stars by which somebody is kinder or stricter than others."""
GENRES, DECADES = 5, 3
SURE, GUESS = 0.2, 0.4
"""How far a share may be off, as a part of it, to count as quite sure, and as a guess from there on."""
KNOWN, HIDDEN = 0.75, 0.5
"""From which fame the films somebody likes are mostly well known, and up to which mostly hidden."""


async def profile(services: Services, person: Person, action: Action) -> Screen:
    """Say and draw what somebody's ratings tell of their taste."""
    portrait = await services.portraits.get(person.user_id)
    more = Button(say("Rate films"), Action.of("session"), Style.PRIMARY)
    if not portrait.ratings:
        return _without_ratings((await services.profiles.get(person.user_id)).leanings, more)
    heading = counted("Your taste, from one rating", "Your taste, from {count} ratings", portrait.ratings)
    lines: list[Block] = [_line(text, *about) for text, *about in _texts(portrait)]
    buttons = Buttons((more, Button(say("Films for me"), Action.of("recommend", ""))))
    first = (Text(say("A first guess: ten ratings tell much more."), quiet=True),)
    return Screen(
        (
            Heading(heading),
            await _picture(portrait, heading, await spoken_to(services, person)),
            *(first if portrait.ratings < FEW else ()),
            *lines,
            buttons,
        ),
        plain=heading,
    )


def _without_ratings(leanings: Leanings | None, more: Button) -> Screen:
    buttons = Buttons((more, Button(say("Take the quiz"), Action.of("quiz"))))
    if leanings is None:
        text = say("Take the quiz or rate a few films you have seen, and every answer will be more yours.")
        return Screen((Heading(say("I don't know your taste yet.")), Text(text), buttons))
    largest = sorted(leanings.genres.items(), key=lambda share: -share[1])[:GENRES]
    shares = joined(", ", [_percent(genre, share) for genre, share in largest])
    text = say("A first guess: {shares}.", shares=shares)
    return Screen((Heading(say("Your taste, from the quiz")), Text(text), buttons))


def _texts(portrait: Portrait) -> list[tuple[str, ...]]:
    """Say each thing that is known, with what somebody corrects it by."""
    texts: list[tuple[str, ...]] = [
        (say("{share}: {sure}", share=_percent(genre, share.share), sure=_sure(share)), "genre", genre)
        for genre, share in list(portrait.shares.items())[:GENRES]
    ]
    if portrait.decades:
        most = sorted(portrait.decades, key=lambda decade: -portrait.decades[decade])[:DECADES]
        decades = listed([say("{decade}s", decade=str(decade)) for decade in most])
        texts.append((say("You like films of the {decades}.", decades=decades), "decades"))
    if portrait.fame is not None:
        texts.append((_fame(portrait.fame), "fame"))
    texts.append((_kindness(portrait), "stars"))
    if portrait.touchstones:
        titles = listed([item.label for item in portrait.touchstones])
        texts.append((say("Closest to your heart: {films}.", films=titles), "touchstones"))
    return texts


def _line(text: str, *about: str) -> TextLine:
    return TextLine(text, Button(say("That's wrong"), Action.of("wrong", *about)))


def _percent(genre: str, share: float) -> Phrase:
    return say("{genre} {share} %", genre=term(genre), share=round(100 * share))


def _sure(share: Share) -> Phrase:
    off = share.error / share.share
    points = max(1, round(100 * share.error))
    if off <= SURE:
        return say("quite sure, give or take {points}", points=points)
    if off <= GUESS:
        return say("fairly sure, give or take {points}", points=points)
    return say("a guess, give or take {points}", points=points)


def _fame(fame: float) -> Phrase:
    if fame >= KNOWN:
        return say("What you like is mostly well known.")
    if fame <= HIDDEN:
        return say("What you like is mostly little known.")
    return say("You like the well known and the little known.")


def _kindness(portrait: Portrait) -> Phrase:
    mean, kindness = stars(round(portrait.mean, 1)), portrait.kindness
    if kindness is None:
        return say("You give {stars} on average.", stars=mean)
    if abs(kindness) < NOTABLE:
        return say("You give {stars} on average, much as others do.", stars=mean)
    if kindness > 0:
        return say(
            "You give {stars} on average, {more} more than others for the same films.",
            stars=mean,
            more=round(kindness, 1),
        )
    return say(
        "You give {stars} on average, {less} less than others for the same films.",
        stars=mean,
        less=round(-kindness, 1),
    )


async def _picture(portrait: Portrait, heading: Phrase, spoken: Language) -> Picture:
    drawn = Drawn(
        heading=spoken.text(heading),
        shares={spoken.text(term(genre)): share for genre, share in portrait.shares.items()},
        decades=portrait.decades,
        fame=portrait.fame,
        fame_ends=(spoken.text(say("hidden")), spoken.text(say("well known"))),
        kindness=portrait.kindness,
        kindness_ends=(spoken.text(say("stricter than others")), spoken.text(say("kinder than others"))),
        touchstones=[item.label for item in portrait.touchstones],
    )
    genres = joined(
        ", ", [_percent(genre, share.share) for genre, share in [*portrait.shares.items()][:GENRES]]
    )
    alt = say("{heading}: {genres}; the rest is in words below.", heading=heading, genres=genres)
    return Picture(await asyncio.to_thread(draw_profile, drawn), "taste.png", alt)
