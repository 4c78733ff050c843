"""Taste in numbers that words can be made of: genre shares and what else ratings tell.

A first form, from ratings alone; shares always sum to 1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.services.engine import Catalog
from recommender.types import Item, Profile

PRIOR_STARS = 3.0
PRIOR_RATINGS = 5
"""A person's mean starts as if they had given this many films these stars."""
PRIOR_MASS = 0.5
"""Each genre's weight before anything is known."""


@dataclass(frozen=True, slots=True)
class Taste:
    """What ratings tell of somebody."""

    ratings: int
    mean: float
    """Their mean stars; 0 without ratings."""
    kindness: float | None
    """Their mean stars above other people's for the same films; None where others gave none."""
    shares: Mapping[str, float]
    """Genre → share, the largest first."""
    decades: tuple[int, ...]
    """Decades of the films they liked, the most frequent first."""
    touchstones: tuple[Item, ...]
    """The films they gave the most stars, the newest first."""


def genre_shares(profile: Profile, catalog: Catalog) -> dict[str, float]:
    """Tell each genre's share of somebody's taste, largest first; empty without ratings.

    A film's stars above the person's own mean count for its genres, divided among them; stars below it
    against.
    """
    rated = _rated(profile, catalog)
    if not rated:
        return {}
    prior = PRIOR_STARS * PRIOR_RATINGS
    mean = (prior + sum(stars for _, stars in rated)) / (PRIOR_RATINGS + len(rated))
    mass: defaultdict[str, float] = defaultdict(lambda: PRIOR_MASS)
    for item, stars in rated:
        for genre in item.genres:
            mass[genre] += (stars - mean) / len(item.genres)
    positive = {genre: weight for genre, weight in mass.items() if weight > 0}
    total = sum(positive.values())
    ordered = sorted(positive.items(), key=lambda share: (-share[1], share[0]))
    return {genre: weight / total for genre, weight in ordered}


def taste_of(profile: Profile, catalog: Catalog) -> Taste:
    """Sum up what somebody's ratings tell."""
    rated = _rated(profile, catalog)
    others = [stars - item.rating_mean for item, stars in rated if item.rating_mean is not None]
    newest_first = rated[::-1]
    best = sorted(newest_first, key=lambda pair: -pair[1])
    liked = [item for item, stars in best if stars >= 4]
    decades = Counter(item.year // 10 * 10 for item in liked if item.year)
    return Taste(
        ratings=len(rated),
        mean=_mean([stars for _, stars in rated]) or 0.0,
        kindness=_mean(others),
        shares=genre_shares(profile, catalog),
        decades=tuple(decade for decade, _ in decades.most_common(3)),
        touchstones=tuple(liked[:5]),
    )


def _rated(profile: Profile, catalog: Catalog) -> list[tuple[Item, float]]:
    return [
        (catalog.item(rating.item_id), rating.stars)
        for rating in profile.ratings
        if rating.item_id in catalog
    ]


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
