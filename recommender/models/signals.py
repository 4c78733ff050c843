"""What speaks for putting an item high in somebody's list: one number a signal, from what training learned.

Nothing here holds a user's ratings, so that it may ship; one person's signals take milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommender.models.ials import Ials
from recommender.models.item_facts import ItemFacts
from recommender.models.person import Person
from recommender.models.set_encoder import SetEncoder
from recommender.models.standing import Standing
from recommender.models.strangers import Strangers
from recommender.sparse_rows import SparseRows
from recommender.types import FloatArray

NAMES = (
    *("popularity", "popularity_then", "popularity_about_then", "neighbours", "liked_links", "rated_links"),
    *("liked_factors", "rated_factors", "set_encoder", "stars", "genres", "year_gap", "not_yet_made"),
    *("rated_share", "fame_match", "age_match"),
)
SAME_TIME, ABOUT_THEN = 1.5, 4.0
"""Years within which people chose from about the same films."""
UNKNOWN_GAP, OLD = 10.0, 40.0
USUAL_YEAR, GENERATION = 1995.0, 12.0
FEW = 3.0
"""Ratings from which on a person's own mean counts half."""
MIDDLE = 3.5


@dataclass(frozen=True, eq=False)
class Signals:
    """What the signals are made of.

    Attributes
    ----------
    neighbours : items liked by the same people
    liked_links, rated_links : what having liked, or rated, an item says of having liked, or rated, others
    liked_factors, rated_factors : implicit ALS on the same
    """

    facts: ItemFacts
    standing: Standing
    neighbours: SparseRows
    liked_links: SparseRows
    rated_links: SparseRows
    liked_factors: Ials
    rated_factors: Ials
    set_encoder: SetEncoder
    strangers: Strangers

    def of(self, person: Person) -> FloatArray:
        """Signals of every item for somebody; shape (n_items, n_signals), as in `NAMES`."""
        liked, standing, year = person.liked_rows, self.standing, person.year
        gap = np.nan_to_num(year - self.facts.years, nan=UNKNOWN_GAP)
        belief = self.strangers.believe(person.item_rows, person.stars)
        columns = [
            standing.popularity,
            standing.then(year, SAME_TIME),
            standing.then(year, ABOUT_THEN),
            self.neighbours.total(liked.tolist()),
            self.liked_links.total(liked.tolist()),
            self.rated_links.total(person.item_rows.tolist()),
            self.liked_factors.scores(liked),
            self.rated_factors.scores(person.item_rows),
            self.set_encoder.scores(person, len(gap)),
            self.strangers.stars(belief) - MIDDLE,
            self.genre_taste(person),
            np.clip(gap, 0, OLD) / OLD,
            gap < -0.5,
            standing.rated_popularity - standing.popularity,
            self.fame_match(person),
            self.age_match(person),
        ]
        signals = np.empty((len(gap), len(NAMES)), np.float32)
        for place, column in enumerate(columns):
            signals[:, place] = column
        return signals

    def genre_taste(self, person: Person) -> FloatArray:
        """How far an item's genres are those of what the person valued, -1 to 1."""
        taste = person.values @ self.genre_shares[person.item_rows]
        return self.genre_shares @ (taste / (1 + float(np.linalg.norm(taste))))

    def fame_match(self, person: Person) -> FloatArray:
        """Popularity, as far as the person rates better known films than others; negative, if less known."""
        above = self.standing.rated_popularity[person.item_rows] - self.standing.usual_popularity
        return self.standing.popularity * float(above.sum() / (len(above) + FEW))

    def age_match(self, person: Person) -> FloatArray:
        """Nearness of an item's year to the mean year of what the person liked, 0-1."""
        since = self.years_since_usual[person.liked_rows]
        own = float(since.sum() / (len(since) + FEW))
        return np.exp(-(((self.years_since_usual - own) / GENERATION) ** 2))

    @cached_property
    def genre_shares(self) -> FloatArray:
        """Genres of each item, unit rows; shape (n_items, n_genres)."""
        genres = self.facts.genres
        return np.asarray(genres / np.sqrt(np.maximum(genres.sum(axis=1, keepdims=True), 1)), np.float32)

    @cached_property
    def years_since_usual(self) -> FloatArray:
        """Years from `USUAL_YEAR` to each item's making, 0 where unknown."""
        return np.nan_to_num(self.facts.years - USUAL_YEAR).astype(np.float32)
