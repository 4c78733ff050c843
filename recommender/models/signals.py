"""What speaks for putting an item high in somebody's list: one number a signal, from training ratings.

All of it is sparse or narrow: what ships is small, and one person's signals take milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommender.models.ials import Ials
from recommender.models.item_facts import ItemFacts
from recommender.models.liking import Matrix, liked_matrix, rated_matrix, valued_matrix
from recommender.models.neighbours import ItemNeighbours, UserNeighbours
from recommender.models.rating_table import RatingTable
from recommender.models.strangers import Strangers
from recommender.types import FloatArray

NAMES = (
    *("popularity", "popularity_then", "item_neighbours", "user_neighbours", "fellow_raters"),
    *("factors", "stars", "genres", "year_gap", "not_yet_made", "rated_share"),
)
SAME_TIME = 2.0
"""Years within which people chose from about the same films."""
TIMELESS = 0.02
"""Weight of somebody who rated at quite another time."""
UNKNOWN_GAP, OLD = 10.0, 40.0
MIDDLE = 3.5


@dataclass(frozen=True, eq=False)
class Signals:
    """What the signals are made of.

    Attributes
    ----------
    table : the training ratings, for who rated and liked what
    factors : of items, implicit ALS on what was liked
    """

    facts: ItemFacts
    table: RatingTable
    factors: Ials
    strangers: Strangers

    @cached_property
    def people(self) -> People:
        """The training users, laid out for look-up."""
        return People.of(self.table)

    def of(self, profiles: RatingTable) -> FloatArray:
        """Signals of every item for everybody; shape (n_profiles, n_items, n_signals), as in `NAMES`."""
        people, years = self.people, profiles.mean_years
        rated, liked, valued = rated_matrix(profiles), liked_matrix(profiles), valued_matrix(profiles)
        gap = year_gaps(years, self.facts.years)
        columns = [
            people.popularity,
            np.log1p(same_time(years, people.years) @ people.liked),
            people.item_neighbours.scores(liked),
            people.user_neighbours.scores(valued),
            people.fellow_raters.scores(rated),
            self.factors.scores(liked),
            self.strangers.mean_stars(profiles) - MIDDLE,
            genre_taste(valued, self.facts.genres),
            np.clip(gap, 0, OLD) / OLD,
            gap < -0.5,
            people.rated_share,
        ]
        signals = np.empty((profiles.n_users, profiles.n_items, len(NAMES)), np.float32)
        for place, column in enumerate(columns):
            signals[..., place] = column
        return signals


@dataclass(frozen=True, eq=False)
class People:
    """Who of the training users rated and liked what and when; log popularity; how much rated is unliked."""

    liked: Matrix
    years: FloatArray
    popularity: FloatArray
    rated_share: FloatArray
    item_neighbours: ItemNeighbours
    user_neighbours: UserNeighbours
    fellow_raters: UserNeighbours

    @classmethod
    def of(cls, table: RatingTable) -> People:
        """Lay out a table."""
        rated, liked = rated_matrix(table), liked_matrix(table)
        popularity = np.log1p(liked.sum(axis=0)).astype(np.float32)
        return cls(
            liked,
            table.mean_years,
            popularity,
            np.log1p(rated.sum(axis=0)).astype(np.float32) - popularity,
            ItemNeighbours.fit(liked),
            UserNeighbours.fit(valued_matrix(table), liked),
            UserNeighbours.fit(rated, liked),
        )


def same_time(years: FloatArray, others: FloatArray) -> FloatArray:
    """Weight of each other person (n, n_others): 1 where both rated at one time, or it is unknown."""
    gap = (years[:, None] - others) / SAME_TIME
    return np.where(np.isnan(gap), 1.0, np.exp(-(gap**2)) + TIMELESS).astype(np.float32)


def year_gaps(years: FloatArray, made: FloatArray) -> FloatArray:
    """Years from an item's making to when each person rates (n, n_items); a guess where either is unknown."""
    gap = years[:, None] - made
    return np.where(np.isnan(gap), UNKNOWN_GAP, gap).astype(np.float32)


def genre_taste(valued: Matrix, genres: FloatArray) -> FloatArray:
    """How far an item's genres are those of what each person valued, -1 to 1; shape (n, n_items)."""
    shares = genres / np.sqrt(np.maximum(genres.sum(axis=1, keepdims=True), 1))
    taste = valued @ shares
    taste = taste / (1 + np.linalg.norm(taste, axis=1, keepdims=True))
    return np.asarray(taste @ shares.T, np.float32)
