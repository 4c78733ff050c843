"""A person's taste, computed from what the profile holds and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from recommender.centroids import faded, middle, middles
from recommender.types import FloatArray, Profile

if TYPE_CHECKING:
    from recommender.bundle import Bundle

PRIOR_STARS = 3.5
PRIOR_WEIGHT = 2.0
"""A person's own mean is pulled towards `PRIOR_STARS` by this many ratings' worth."""
EXPECTED_LIKED, NOT_FOR_THEM = 0.3, -0.5
"""Stars from the mean that a film on the watchlist counts as, and one that was not for them."""
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
    centroids : the same as two, where what they like falls apart; float32, shape (1 or 2, dim)
    weights : item_row → stars above (or below) the person's own mean
    mean : the person's mean stars, shrunk
    quiz_trust : 1 for a quiz before the first rating, 0 without one or once ratings outweigh it
    """

    centroid: FloatArray | None
    centroids: FloatArray | None
    weights: dict[int, float]
    mean: float
    quiz_trust: float = 0.0

    @property
    def trust(self) -> float:
        """How far the taste is known, 0-1: one film says little of what somebody likes."""
        return len(self.weights) / (len(self.weights) + HALF_KNOWN)

    @cached_property
    def liked_rows(self) -> list[int]:
        """Rows of the films rated above the person's mean, best first."""
        return sorted(
            (row for row, weight in self.weights.items() if weight > 0), key=lambda row: -self.weights[row]
        )


def taste_of(profile: Profile, bundle: Bundle) -> Taste:
    """Build a taste: the centroid of rated films' vectors, weighted by stars above the person's mean.

    Recent ratings count a little more. Films on the watchlist count a little, as films the person expects to
    like, and those that are not for them as disliked. Films of a quiz have weights, less the more ratings
    there are, but no part in the centroid: what was taken three at a time points too broadly. Films unknown
    to the catalogue are left out."""
    stars = {
        bundle.catalog.row_of(r.item_id): r.stars for r in profile.ratings if r.item_id in bundle.catalog
    }
    mean = (sum(stars.values()) + PRIOR_WEIGHT * PRIOR_STARS) / (len(stars) + PRIOR_WEIGHT)
    weights = {row: value - mean for row, value in stars.items()}
    marks = [(profile.watchlist, EXPECTED_LIKED), (profile.hidden, NOT_FOR_THEM)]
    for item_ids, weight in marks:
        for item_id in sorted(item_ids):
            if item_id in bundle.catalog:
                weights.setdefault(bundle.catalog.row_of(item_id), weight)
    vectors = bundle.item_vectors[list(weights)]
    counts = np.array(list(weights.values()), np.float32)
    counts[: len(stars)] *= faded(len(stars))
    centroid, centroids = middle(vectors, counts), middles(vectors, counts)
    trust = _quiz_trust(profile)
    if profile.leanings and trust:
        for item_id, lean in profile.leanings.films.items():
            if item_id in bundle.catalog:
                weights.setdefault(bundle.catalog.row_of(item_id), trust * lean)
    return Taste(centroid, centroids, weights, mean, trust)


def _quiz_trust(profile: Profile) -> float:
    if profile.leanings is None:
        return 0.0
    return max(0.0, 1 - len(profile.ratings) / RATINGS_OUTWEIGH_QUIZ)
