"""``That's wrong``: what somebody can do about a line of their profile."""

from __future__ import annotations

from bot.conversations.action import Action
from bot.conversations.arguments import RETIRED, word
from bot.conversations.person import Person
from bot.conversations.profile import profile
from bot.conversations.screen import Button, Buttons, Heading, Screen, Style, Text
from bot.errors import PersonError
from bot.services.lists import Tab
from bot.services.services import Services
from recommender.catalog import GENRES
from recommender.phrases import Phrase, say, term
from recommender.types import Side, Slot

GENRE = "genre"
_WISHES = {
    "more": (Side.WANTED, False),
    "less": (Side.UNWANTED, False),
    "never": (Side.UNWANTED, True),
}


async def wrong(services: Services, person: Person, action: Action) -> Screen:
    """Ask what is true instead, or say what a line rests on and where to change that."""
    match word(action, 0):
        case "genre":
            return await _genre(services, person, _known(word(action, 1)))
        case "fame":
            text = say(
                "That comes from the films you gave 4 stars or more. What you prefer, you can also set:"
            )
            button = Button(say("Set how well known"), Action.of("settings"), Style.PRIMARY)
            return _rests(text, button)
        case "decades":
            return _rests(say("That comes from the films you gave 4 stars or more."))
        case "stars":
            return _rests(
                say("That comes from all your stars, beside those that others gave the same films.")
            )
        case "touchstones":
            return _rests(say("Those are the films you gave the most stars, the newest first."))
    raise PersonError(RETIRED)


async def correct(services: Services, person: Person, action: Action) -> Screen:
    """Keep what somebody said of a genre: more, less, never, or nothing any more."""
    genre, what = _known(word(action, 0)), word(action, 1)
    if what == "drop":
        await services.settings.unwish(person.user_id, GENRE, genre)
    elif what in _WISHES:
        side, hard = _WISHES[what]
        await services.settings.wish(person.user_id, Slot(GENRE, genre, "", side, hard))
    else:
        raise PersonError(RETIRED)
    shown = await profile(services, person, Action.of("profile"))
    told = (Text(_told(what, term(genre))), Buttons((_button(say("Undo"), genre, "drop"),)))
    return Screen((*(told if what != "drop" else told[:1]), *shown.blocks), plain=shown.plain)


async def _genre(services: Services, person: Person, genre: str) -> Screen:
    wishes = await services.settings.wishes(person.user_id)
    buttons = [
        _button(say("I like it more"), genre, "more"),
        _button(say("I like it less"), genre, "less"),
        _button(say("Never suggest it"), genre, "never"),
    ]
    if any(wish.kind == GENRE and wish.value == genre for wish in wishes):
        buttons.append(_button(say("As my ratings say"), genre, "drop"))
    text = say("What you say here counts beside your ratings, and can be taken back.")
    heading = say("What is true of {genre}?", genre=term(genre))
    return Screen((Heading(heading), Text(text), Buttons((*buttons, _back()))))


def _rests(text: Phrase, *first: Button) -> Screen:
    ratings = Button(say("My ratings"), Action.of("history", Tab.RATED))
    rate = Button(say("Rate films"), Action.of("session"))
    hint = Text(say("Change or take back a rating, and this line follows at once."), quiet=True)
    return Screen(
        (Heading(say("Let's put it right.")), Text(text), hint, Buttons((*first, ratings, rate, _back())))
    )


def _told(what: str, genre: Phrase) -> Phrase:
    match what:
        case "more":
            return say("Noted: {genre} counts double.", genre=genre)
        case "less":
            return say("Noted: {genre} counts half.", genre=genre)
        case "never":
            return say("Noted: I suggest no {genre} any more.", genre=genre)
    return say("{genre} counts as your ratings say.", genre=genre)


def _button(label: Phrase, genre: str, what: str) -> Button:
    return Button(label, Action.of("correct", genre, what))


def _back() -> Button:
    return Button(say("Back to my taste"), Action.of("profile"))


def _known(genre: str) -> str:
    if genre not in GENRES:
        raise PersonError(RETIRED)
    return genre
