"""What a tap changed, in words."""

from __future__ import annotations

from bot.conversations.wording import stars
from bot.services.feedback import Change, Kind, Signal
from recommender.phrases import Phrase, capitalized, counted, joined, say, term
from recommender.types import Item


def change_text(change: Change, item: Item) -> Phrase:
    """Say what a signal did: "You gave Heat (1995) 4 stars. Crime 12 → 14 %, and one new film in your
    ten."."""
    done = (
        _taken_back(change.signal, item.label) if change.signal.undone else _done(change.signal, item.label)
    )
    effects = [_moved(change), _renewed(change)]
    told = joined("; ", filter(None, effects))
    return joined(" ", [done, say("{effects}.", effects=capitalized(told))]) if told else done


def _done(signal: Signal, film: str) -> Phrase:
    match signal.kind, bool(signal.value):
        case Kind.RATING, _:
            return say("You gave {film} {stars}.", film=film, stars=stars(signal.value))
        case Kind.SEEN, True:
            return say("Noted: you have seen {film}. I won't suggest it.", film=film)
        case Kind.SEEN, _:
            return say("Noted: you have not seen {film}.", film=film)
        case Kind.WATCHLIST, True:
            return say("{film} is on your watchlist.", film=film)
        case Kind.WATCHLIST, _:
            return say("{film} is off your watchlist.", film=film)
        case _, True:
            return say("I won't suggest {film} again.", film=film)
    return say("I may suggest {film} again.", film=film)


def _taken_back(signal: Signal, film: str) -> Phrase:
    match signal.kind:
        case Kind.RATING:
            return say("Taken back: your {stars} for {film}.", stars=stars(signal.value), film=film)
        case Kind.SEEN:
            return say("Taken back: what you said of having seen {film}.", film=film)
        case Kind.WATCHLIST:
            return say("Taken back: the watchlist's change for {film}.", film=film)
    return say("Taken back: “not for me” for {film}.", film=film)


def _moved(change: Change) -> str:
    if change.shift is None:
        return ""
    genre, before, after = term(change.shift.genre), change.shift.before, change.shift.after
    return say("{genre} {before} → {after} %", genre=genre, before=before, after=after)


def _renewed(change: Change) -> str:
    if not change.new_in_ten:
        return ""
    return counted("one new film in your ten", "{count} new films in your ten", change.new_in_ten)
