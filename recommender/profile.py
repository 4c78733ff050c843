"""A person's taste, computed from what the profile holds and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recommender.types import FloatArray, Profile

if TYPE_CHECKING:
    from recommender.bundle import Bundle

PRIOR_STARS = 3.5
PRIOR_WEIGHT = 2.0
"""A person's own mean is pulled towards `PRIOR_STARS` by this many ratings' worth."""
HALF_KNOWN = 4
"""Films after which a taste counts half of what it will in the end."""

RATINGS_OUTWEIGH_QUIZ = 30
"""Ratings after which a quiz says nothing any more."""


@dataclass(frozen=True, eq=False)
class Taste:
    """What is known of one person's taste.

    Attributes
    ----------
    centroid : float32, shape (dim,), of length 1; liked minus disliked; None for a stranger
    weights : item_row → stars above (or below) the person's own mean
    mean : the person's mean stars, shrunk
    quiz_trust : 1 for a quiz before the first rating, 0 without one or once ratings outweigh it
    """

    centroid: FloatArray | None
    weights: dict[int, float]
    mean: float
    quiz_trust: float = 0.0

    @property
    def trust(self) -> float:
        """How far the taste is known, 0-1: one film says little of what somebody likes."""
        return len(self.weights) / (len(self.weights) + HALF_KNOWN)

    @property
    def liked_rows(self) -> list[int]:
        """Rows of the films rated above the person's mean, best first."""
        return sorted(
            (row for row, weight in self.weights.items() if weight > 0), key=lambda row: -self.weights[row]
        )


def taste_of(profile: Profile, bundle: Bundle) -> Taste:
    """Build a taste: the centroid of rated films' vectors, weighted by stars above the person's mean.

    Films on the watchlist count a little, as films the person expects to like. Films of a quiz have weights,
    less the more ratings there are, but no part in the centroid: what was taken three at a time points too
    broadly. Films unknown to the catalogue are left out."""
    stars = {
        bundle.catalog.row_of(r.item_id): r.stars for r in profile.ratings if r.item_id in bundle.catalog
    }
    mean = (sum(stars.values()) + PRIOR_WEIGHT * PRIOR_STARS) / (len(stars) + PRIOR_WEIGHT)
    weights = {row: value - mean for row, value in stars.items()}
    for item_id in sorted(profile.watchlist):
        if item_id in bundle.catalog:
            weights.setdefault(bundle.catalog.row_of(item_id), 0.3)
    centroid = _centroid(weights, bundle.item_vectors)
    trust = _quiz_trust(profile)
    if profile.leanings and trust:
        for item_id, lean in profile.leanings.films.items():
            if item_id in bundle.catalog:
                weights.setdefault(bundle.catalog.row_of(item_id), trust * lean)
    return Taste(centroid, weights, mean, trust)


def _quiz_trust(profile: Profile) -> float:
    if profile.leanings is None:
        return 0.0
    return max(0.0, 1 - len(profile.ratings) / RATINGS_OUTWEIGH_QUIZ)


def _centroid(weights: dict[int, float], vectors: FloatArray) -> FloatArray | None:
    if not any(weights.values()):
        return None
    total = np.asarray(
        np.array(list(weights.values()), np.float32) @ vectors[list(weights)],
        np.float32,
    )
    length = float(np.linalg.norm(total))
    return total / length if length > 0 else None
