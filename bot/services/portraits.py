"""Portraits: what somebody's ratings tell of their taste, in numbers that words and pictures are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log

from bot.services.engine import Catalog, Engine
from bot.services.profiles import Profiles
from bot.services.shares import Share, genre_shares, rated
from bot.services.worker import Worker
from recommender.types import Item, Profile

LIKED = 4.0
"""Stars from which a film counts as liked, unless the person hardly gives any."""
TOUCHSTONES = 5


@dataclass(frozen=True, slots=True)
class Portrait:
    """What ratings tell of somebody; what cannot be told is None or empty."""

    ratings: int
    mean: float = 0.0
    """Their mean stars."""
    kindness: float | None = None
    """Their mean stars above other people's for the same films."""
    shares: Mapping[str, Share] = field(default_factory=dict)
    """Genre → share, the largest first."""
    decades: Mapping[int, float] = field(default_factory=dict)
    """Decade → share of the films they liked, the earliest first."""
    fame: float | None = None
    """How well known the films they liked are: 0 hidden, 1 as famous as any."""
    touchstones: tuple[Item, ...] = ()
    """The films they gave the most stars, the newest first."""


class Portraits:
    """Portraits on demand."""

    def __init__(self, worker: Worker, profiles: Profiles) -> None:
        self._worker = worker
        self._profiles = profiles
        self._most_ratings: int | None = None

    async def get(self, user_id: int) -> Portrait:
        """Draw up somebody's portrait as it is now."""
        profile = await self._profiles.get(user_id)
        return await self._worker.ask(lambda engine: self._portrait(profile, engine))

    def _portrait(self, profile: Profile, engine: Engine) -> Portrait:
        if self._most_ratings is None:
            self._most_ratings = max((item.rating_count for item in engine.catalog), default=0)
        return portrait_of(profile, engine.catalog, self._most_ratings)


def portrait_of(profile: Profile, catalog: Catalog, most_ratings: int) -> Portrait:
    """Sum up what somebody's ratings tell.

    Parameters
    ----------
    most_ratings : how often the best known film was rated
    """
    stars = rated(profile, catalog)
    others = [given - item.rating_mean for item, given in stars if item.rating_mean is not None]
    newest_first = stars[::-1]
    best = sorted(newest_first, key=lambda pair: -pair[1])
    liked = [item for item, given in best if given >= LIKED]
    decades = Counter(item.year // 10 * 10 for item in liked if item.year)
    known = [log(1 + item.rating_count) / log(1 + most_ratings) for item in liked] if most_ratings else []
    return Portrait(
        ratings=len(stars),
        mean=_mean([given for _, given in stars]) or 0.0,
        kindness=_mean(others),
        shares=genre_shares(profile, catalog),
        decades={decade: decades[decade] / decades.total() for decade in sorted(decades)},
        fame=_mean(known),
        touchstones=tuple(liked[:TOUCHSTONES]),
    )


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
