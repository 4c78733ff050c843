"""The set encoder as it serves: what somebody rated, in any order, to log odds of what they would like next.

The sum of learned vectors, one for having rated an item and one more for having liked it, with the time and
the number of ratings; a hidden layer; an inner product with every item. Trained by softmax
(`recommender.training.set_encoder`), after Liang et al. 2018 (Mult-VAE) and Zaheer et al. 2017 (deep sets).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.models.item_facts import bumps
from recommender.models.person import Person
from recommender.types import FloatArray, IntArray

RATING_YEARS = np.arange(1996, 2027, 3, dtype=np.float32)
COUNT_SCALE = 3.0


@dataclass(frozen=True, eq=False)
class SetEncoder:
    """Weights as trained.

    Attributes
    ----------
    known : item rows with vectors of their own, ascending; the others are too little rated
    liked, rated, out : (n_known, width)
    bias : (n_known,)
    when : (years and count, width)
    mix, mix_bias : (width, width) and (width,)
    """

    known: IntArray
    liked: FloatArray
    rated: FloatArray
    out: FloatArray
    bias: FloatArray
    when: FloatArray
    mix: FloatArray
    mix_bias: FloatArray

    def scores(self, person: Person, n_items: int) -> FloatArray:
        """Log odds of every item, up to a constant; the unknown are behind all others; shape (n_items,)."""
        rated, liked = self._places(person.item_rows), self._places(person.liked_rows)
        total = self.liked[liked].sum(axis=0) + self.rated[rated].sum(axis=0)
        told = np.concatenate([when_rated(person.year), [np.log1p(len(rated)) / COUNT_SCALE]])
        hidden = np.tanh(total / np.sqrt(len(rated) + 1) + told.astype(np.float32) @ self.when)
        hidden = hidden + np.tanh(hidden @ self.mix + self.mix_bias)
        known = self.out @ hidden + self.bias
        scores = np.full(n_items, known.min(initial=0.0), np.float32)
        scores[self.known] = known
        return scores

    def _places(self, item_rows: IntArray) -> IntArray:
        """Places in ``known`` of the items that are known."""
        places = np.searchsorted(self.known, item_rows)
        places = np.minimum(places, max(len(self.known) - 1, 0))
        return places[self.known[places] == item_rows] if len(self.known) else places[:0]


def when_rated(year: float) -> FloatArray:
    """Nearness of a year to each of `RATING_YEARS`; all 0 where it is unknown."""
    return bumps(np.array([year], np.float32), RATING_YEARS)[0]
