"""Genre shares of somebody's taste, with how certain they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from bot.services.engine import Catalog
from recommender.types import Item, Profile, Side

PRIOR_STARS = 3.0
PRIOR_RATINGS = 5
"""A person's mean starts as if they had given this many films these stars."""
PRIOR_MASS = 0.5
"""Each genre's weight before anything is known."""
CORRECTION = 2.0
"""Times a genre weighs more, or less, of which somebody said that its share is wrong."""
CHOSEN = 0.75
"""Stars that a film counts for having been watched at all: what people choose tells of them, too."""
NOISE = 0.8
"""Stars by which one person's rating of one film strays."""


@dataclass(frozen=True, slots=True)
class Share:
    """A genre's share of somebody's taste, 0-1, and how far it may be off, either way."""

    share: float
    error: float


def genre_shares(profile: Profile, catalog: Catalog) -> dict[str, Share]:
    """Tell each genre's share of somebody's taste, largest first; empty without ratings.

    A film counts for its genres, divided among them, the more the higher its stars above the person's own
    mean; far below it counts against. Genres that they left out for good have none. Shares sum to 1.
    """
    stars = rated(profile, catalog)
    if not stars:
        return {}
    prior = PRIOR_STARS * PRIOR_RATINGS
    mean = (prior + sum(given for _, given in stars)) / (PRIOR_RATINGS + len(stars))
    mass: defaultdict[str, float] = defaultdict(lambda: PRIOR_MASS)
    variance: defaultdict[str, float] = defaultdict(lambda: PRIOR_MASS**2)
    for item, given in stars:
        for genre in item.genres:
            mass[genre] += (given - mean + CHOSEN) / len(item.genres)
            variance[genre] += (NOISE / len(item.genres)) ** 2
    factors = _corrections(profile)
    weights = {genre: weight * factors.get(genre, 1) for genre, weight in mass.items()}
    positive = {genre: weight for genre, weight in weights.items() if weight > 0}
    total = sum(positive.values())
    ordered = sorted(positive.items(), key=lambda share: (-share[1], share[0]))
    return {
        genre: Share(weight / total, min(1.0, sqrt(variance[genre]) / total * factors.get(genre, 1)))
        for genre, weight in ordered
    }


def rated(profile: Profile, catalog: Catalog) -> list[tuple[Item, float]]:
    """List the films somebody rated that are in the catalogue, with their stars, in the order given."""
    return [
        (catalog.item(rating.item_id), rating.stars)
        for rating in profile.ratings
        if rating.item_id in catalog
    ]


def _corrections(profile: Profile) -> Mapping[str, float]:
    """Tell how often as much as its ratings say a genre weighs, where its person corrected that."""
    genres = [wish for wish in profile.standing if wish.kind == "genre"]
    return {
        wish.value: 0 if wish.hard else CORRECTION if wish.side is Side.WANTED else 1 / CORRECTION
        for wish in genres
    }
