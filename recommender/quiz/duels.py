"""Duels: which two trios to put before somebody next, and when enough was asked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from recommender.quiz.bank import Bank, Trio
from recommender.quiz.belief import Belief, Comparison
from recommender.quiz.log import Answered, Word
from recommender.quiz.question import read_duel
from recommender.types import IntArray

SWAPS = 2
"""Times that unknown films are swapped for others; after that the duel counts as skipped."""
CONSIDERED = 500
"""Pairs of trios that one person may be asked about; another has others."""
DUEL_NOISE = 3.0
"""Much makes somebody take three films and leave three others; their taste is the smaller part of it."""
QUALITY_WEIGHT = 1.5
"""What a star more of everybody's says for a trio, in weights of features."""


def count_duels(answers: Sequence[Answered]) -> tuple[int, int]:
    """Count the duels settled, and how often the films of the one at hand were swapped."""
    settled = swaps = 0
    for answer in answers:
        if not read_duel(answer.question):
            continue
        if answer.word is Word.UNKNOWN and swaps < SWAPS:
            swaps += 1
        else:
            settled, swaps = settled + 1, 0
    return settled, swaps


def compare(bank: Bank, one: Sequence[int], other: Sequence[int]) -> Comparison:
    """Compare two trios; against no films the other is what people choose on average."""
    lead = bank.quality(one) - bank.quality(other)
    return Comparison(bank.features(one) - bank.features(other), DUEL_NOISE, QUALITY_WEIGHT * lead)


class Duels:
    """The pairs of trios of one bank."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._drawn = lru_cache(maxsize=64)(self._draw)

    def best(self, person: int, belief: Belief, answers: Sequence[Answered]) -> tuple[Trio, ...]:
        """Pick the pair that would tell most of what is not known yet.

        Films asked about before come again only where a small catalogue has no others.

        Returns
        -------
        Two trios; none where every pair was asked about.
        """
        asked = [read_duel(answer.question) for answer in answers]
        used = {item_id for duel in asked for trio in duel for item_id in trio}
        spent = np.array([not used.isdisjoint(trio) for trio in self._bank.trios], np.bool_)
        drawn = self._drawn(person)
        pairs = drawn[~spent[drawn].any(axis=1)]
        if not len(pairs):
            pairs = np.array([pair for pair in drawn.tolist() if self._trios(pair) not in asked], np.int64)
        if not len(pairs):
            return ()
        features = self._bank.trio_features
        one, other = pairs[:, 0], pairs[:, 1]
        head_starts = QUALITY_WEIGHT * (self._bank.trio_qualities[one] - self._bank.trio_qualities[other])
        told = belief.information(features[one] - features[other], head_starts, DUEL_NOISE)
        # Rounded, so that no machine's last digit decides which question comes.
        return self._trios(pairs[int(np.argmax(told.round(9)))])

    def _trios(self, pair: Sequence[int]) -> tuple[Trio, ...]:
        return tuple(self._bank.trios[trio] for trio in pair)

    def _draw(self, person: int) -> IntArray:
        """Draw the pairs that one person may meet; int64, shape (n, 2)."""
        n_trios = len(self._bank.trios)
        drawn = np.random.default_rng([person, n_trios]).integers(max(1, n_trios), size=(2 * CONSIDERED, 2))
        fair = [(one, two) for one, two in drawn.tolist() if n_trios and self._bank.may_meet(one, two)]
        return np.array(fair[:CONSIDERED], np.int64).reshape(-1, 2)
