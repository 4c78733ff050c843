"""What a tap changed, in words."""

from __future__ import annotations

from bot.conversations.wording import count, stars
from bot.services.feedback import Change, Kind, Signal
from recommender.types import Item

_SAID = {
    (Kind.SEEN, 1): "Noted: you have seen {}. I won't suggest it.",
    (Kind.SEEN, 0): "Noted: you have not seen {}.",
    (Kind.WATCHLIST, 1): "{} is on your watchlist.",
    (Kind.WATCHLIST, 0): "{} is off your watchlist.",
    (Kind.HIDDEN, 1): "I won't suggest {} again.",
    (Kind.HIDDEN, 0): "I may suggest {} again.",
}
_WHAT = {
    Kind.RATING: "your rating of {}",
    Kind.SEEN: "what you said of having seen {}",
    Kind.WATCHLIST: "the watchlist's change for {}",
    Kind.HIDDEN: "“not for me” for {}",
}


def change_text(change: Change, item: Item) -> str:
    """Say what a signal did: "You gave Heat (1995) 4 stars. Crime 12 → 14 %, and one new film in your
    ten."."""
    if change.signal.undone:
        done = f"Taken back: {_what(change.signal, item)}."
    elif change.signal.kind is Kind.RATING:
        done = f"You gave {item.label} {stars(change.signal.value)}."
    else:
        done = _SAID[change.signal.kind, int(change.signal.value)].format(item.label)
    effects = _effects(change)
    return f"{done} {effects}" if effects else done


def _what(signal: Signal, item: Item) -> str:
    if signal.kind is Kind.RATING:
        return f"your {stars(signal.value)} for {item.label}"
    return _WHAT[signal.kind].format(item.label)


def _effects(change: Change) -> str:
    effects = []
    if change.shift:
        effects.append(f"{change.shift.genre} {change.shift.before} → {change.shift.after} %")
    if change.new_in_ten:
        effects.append(f"{count(change.new_in_ten, 'new film')} in your ten")
    text = "; ".join(effects)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
