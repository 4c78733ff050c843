"""What speaks for putting an item high in somebody's list: one number a signal, from training ratings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.models.ease import Ease
from recommender.models.features import ItemFacts, mean_years
from recommender.models.gibbs import GibbsConfig
from recommender.models.ials import Ials
from recommender.models.liking import liked_matrix, rated_matrix, valued_matrix
from recommender.models.neighbours import ItemNeighbours, UserNeighbours
from recommender.models.posterior import Posterior
from recommender.models.rating_table import RatingTable
from recommender.models.stars import TrainingData
from recommender.types import FloatArray

NAMES = (
    *("popularity", "popularity_then", "ease_liked", "ease_valued", "item_neighbours", "user_neighbours"),
    *("fellow_raters", "factors", "stars", "genres", "year_gap", "not_yet_made", "rated_share"),
)
SAME_TIME = 2.0
"""Years within which people chose from about the same films."""
TIMELESS = 0.02
EASE_LIKED_RIDGE, EASE_VALUED_RIDGE = 300.0, 1000.0
CHAIN = GibbsConfig(factors=8, sweeps=60, burn=30)


@dataclass(frozen=True, eq=False)
class Signals:
    """The fitted parts behind the signals."""

    facts: ItemFacts
    liked: FloatArray
    years: FloatArray
    log_rated: FloatArray
    ease_liked: Ease
    ease_valued: Ease
    item_neighbours: ItemNeighbours
    user_neighbours: UserNeighbours
    fellow_raters: UserNeighbours
    factors: Ials
    posterior: Posterior

    @classmethod
    def fit(cls, data: TrainingData, seed: int) -> Signals:
        """Fit every part."""
        table = data.table
        rated, liked, valued = rated_matrix(table), liked_matrix(table), valued_matrix(table)
        return cls(
            data.facts,
            liked,
            mean_years(table),
            np.log1p(rated.sum(axis=0)),
            Ease.fit(liked, EASE_LIKED_RIDGE),
            Ease.fit(liked, EASE_VALUED_RIDGE),
            ItemNeighbours.fit(liked),
            UserNeighbours.fit(valued, liked),
            UserNeighbours.fit(rated, liked),
            Ials.fit(liked, seed),
            Posterior.fit(data, seed, config=CHAIN),
        )

    def of(self, people: RatingTable) -> FloatArray:
        """Signals of every item for everybody; shape (n_people, n_items, n_signals), as in `NAMES`."""
        rated, liked, valued = rated_matrix(people), liked_matrix(people), valued_matrix(people)
        counts = self.liked.sum(axis=0)
        gap = self._year_gaps(people)
        columns = [
            np.log1p(counts),
            np.log1p(self._same_time(people) @ self.liked),
            self.ease_liked.scores(liked),
            self.ease_valued.scores(valued),
            self.item_neighbours.scores(liked),
            self.user_neighbours.scores(valued),
            self.fellow_raters.scores(rated),
            self.factors.scores(liked),
            self.posterior.mean_stars(people) - 3.5,
            self._genres(valued),
            np.clip(gap, 0, 40) / 20,
            gap < -0.5,
            self.log_rated - np.log1p(counts),
        ]
        shape = (people.n_users, people.n_items)
        return np.stack([np.broadcast_to(column, shape) for column in columns], axis=2).astype(np.float32)

    def _same_time(self, people: RatingTable) -> FloatArray:
        """Weight of each training user (n_people, n_users), 1 where both rated at one time or unknown."""
        gap = (mean_years(people)[:, None] - self.years) / SAME_TIME
        return np.where(np.isnan(gap), 1.0, np.exp(-(gap**2)) + TIMELESS).astype(np.float32)

    def _year_gaps(self, people: RatingTable) -> FloatArray:
        """Years from an item's making to when the person rates; 10 where either is unknown."""
        gap = mean_years(people)[:, None] - self.facts.years
        return np.where(np.isnan(gap), 10.0, gap).astype(np.float32)

    def _genres(self, valued: FloatArray) -> FloatArray:
        """How far an item's genres are those of what the person valued, -1 to 1."""
        genres = self.facts.genres / np.sqrt(np.maximum(self.facts.genres.sum(axis=1, keepdims=True), 1))
        taste = valued @ genres
        return (taste / (1 + np.linalg.norm(taste, axis=1, keepdims=True))) @ genres.T
