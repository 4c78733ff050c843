"""Rows of the store as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from recommender.types import Recommendation, Request


class Kind(StrEnum):
    """What a signal says of a film."""

    RATING = "rating"
    SEEN = "seen"
    WATCHLIST = "watchlist"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class NewSignal:
    """A signal to be stored.

    ``value`` is stars (0.5-5) for a rating; for the others 1, or 0 to take the film off that list.
    ``predicted`` is the expected stars that were on screen, None if none were.
    """

    item_id: int
    kind: Kind
    value: float
    source: str
    predicted: float | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """A stored signal."""

    signal_id: int
    item_id: int
    kind: Kind
    value: float
    source: str
    at: datetime
    predicted: float | None = None
    undone: bool = False


class AnswerKind(StrEnum):
    """What an answer came from."""

    RECOMMEND = "recommend"
    SIMILAR = "similar"
    MOVIE = "movie"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as it was shown; ``request`` has what was understood, never the text."""

    answer_id: int
    user_id: int
    kind: AnswerKind
    request: Request
    shown: tuple[Recommendation, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Impression:
    """A film as an answer suggested it."""

    item_id: int
    answer_id: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A public message that shows one film's card."""

    channel_id: int
    message_id: int
    item_id: int
