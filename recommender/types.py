"""Plain data that passes between the recommender's parts and out to its callers.

Words of the field: an *item* is a film, a *seed* a film named in a request, a *constraint* is hard (never
broken), a *preference* soft (moves the score). Everything here is frozen; unknown numbers are None in these
types and NaN in arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Content:
    """How strong a film is, 0 (none) to 3 (extreme); None where nobody has said."""

    violence: int | None = None
    gore: int | None = None
    scares: int | None = None
    sexual: int | None = None
    language: int | None = None
    sadness: int | None = None
    sad_ending: bool | None = None
    animal_harm: bool | None = None
    audience: str | None = None
    """The youngest it suits: children, family, teens or adults."""


@dataclass(frozen=True, slots=True)
class Item:
    """One film of the catalogue: facts, and our own note on it where there is one."""

    item_id: int
    title: str
    year: int | None
    other_titles: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    runtime: int | None = None
    """Minutes."""
    directors: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    language: str | None = None
    """Original language, ISO 639-1."""
    imdb_id: str | None = None
    tmdb_id: int | None = None
    rating_count: int = 0
    rating_mean: float | None = None
    """Mean of MovieLens stars, 0.5-5; None without ratings."""
    franchise: str | None = None
    disputed: Mapping[str, str] = field(default_factory=dict)
    """Fact → what the sources that disagree say of it."""
    blurb: str | None = None
    moods: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    content: Content = Content()

    @property
    def label(self) -> str:
        """Title and year, as people tell films of one name apart."""
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class Rating:
    """Stars (0.5-5) somebody gave an item."""

    item_id: int
    stars: float


@dataclass(frozen=True, slots=True)
class Leanings:
    """What a quiz found: a hint of somebody's taste, outweighed by ratings as they come.

    ``genres`` are shares that sum to about 1, ``eras`` likewise (empty in a quiz from before they were kept).
    ``films`` are those of the trios taken or left, as stars above (or below) the person's mean.
    """

    genres: Mapping[str, float]
    films: Mapping[int, float] = field(default_factory=dict)
    eras: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one person. Empty for a stranger.

    ``ratings`` are in the order given (the last is the newest), one an item.
    """

    ratings: tuple[Rating, ...] = ()
    seen: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    watchlist: frozenset[int] = frozenset()
    leanings: Leanings | None = None
    """Of the last quiz finished; None without one."""
    standing: tuple[Slot, ...] = ()
    """Wishes of every suggestion; hard ones are limits that nothing suggested breaks."""

    @property
    def known(self) -> frozenset[int]:
        """Items not to suggest: rated, seen or hidden."""
        return self.seen | self.hidden | {r.item_id for r in self.ratings}


class Side(StrEnum):
    """Which side a wish is on."""

    WANTED = "wanted"
    UNWANTED = "unwanted"


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing understood of a request, with the span of text that said it.

    ``kind`` is one of genre, form, mood, theme, era, runtime, language, country, person, seed, content,
    audience, fame, quality, novelty, count, direction, group. ``value`` is its canonical form ("comedy",
    "1990-1999", "<=120", "ko", an item id). ``hard`` slots are constraints; the others are preferences.
    ``label`` is what a chip says."""

    kind: str
    value: str
    label: str
    side: Side = Side.WANTED
    hard: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a conversation; ``speaker`` is "user" or "system"."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants: words, and what was understood of them."""

    text: str = ""
    turns: tuple[Turn, ...] = ()
    slots: tuple[Slot, ...] = ()
    not_understood: tuple[str, ...] = ()
    seeds: tuple[int, ...] = ()
    """Items to be like; may also be given by the caller (``/similar``)."""
    disliked_seeds: tuple[int, ...] = ()
    profile: Profile = Profile()
    exclude: frozenset[int] = frozenset()
    """Items already shown, so that "More" brings others."""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a score, ``value`` = weight × feature; ``cites`` are the films or words it rests
    on."""

    name: str
    value: float
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """Stars a person would give a film, with the range that holds 80 % of the time."""

    stars: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One film for one request: parts sum to the score; ``reason`` is made from the largest."""

    item_id: int
    score: float
    parts: tuple[Part, ...] = ()
    sources: tuple[str, ...] = ()
    reason: str = ""
    expected: Expected | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine answers a request with."""

    request: Request
    recommendations: tuple[Recommendation, ...]
    relaxed: tuple[str, ...] = ()
    """What was given up to find enough films, in words, in the order given up."""
    unsure: int = 0
    """Films left out because the data does not say whether they keep a hard constraint."""
    others: tuple[tuple[Expected, ...], ...] = ()
    """For several people: of each film, the stars that each of the others would give."""
    compromise: bool = False
    """For several people: too few films make nobody unhappy, so some may."""


@dataclass(frozen=True, slots=True)
class SimilarAnswer:
    """Two lists of films like the seeds, named honestly."""

    seeds: tuple[int, ...]
    same_feel: tuple[Recommendation, ...]
    """By meaning."""
    same_fans: tuple[Recommendation, ...]
    """By ratings; empty where too few people rated the seeds."""
    sequels_hidden: int = 0


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A film whose title fits what was typed, ``score`` 0-100."""

    item_id: int
    score: float
