"""From features to an order: a weight a part, then variety.

The score is linear on purpose: its parts add up to it exactly, so that `Why?` can say what moved a film and
how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from recommender.bundle import Bundle
from recommender.scoring.candidates import Candidates
from recommender.scoring.parts import PARTS, feature_matrix
from recommender.scoring.query import Query
from recommender.types import FloatArray, IntArray

SIMILARITY_COST = 0.35
"""How much of its score's spread a film loses for being just like one already chosen (maximal marginal
relevance)."""
POOL = 60
"""Films among which variety is sought; deeper ones are in order of score."""


@dataclass(frozen=True, eq=False)
class Scored:
    """Candidates with their parts.

    Attributes
    ----------
    rows : int64, shape (n,)
    parts : float32, shape (n, len(PARTS)); weight × (feature minus the candidates' mean), so that they sum to
    the score
    scores : float32, shape (n,)
    lists : the rows of each list they came from
    """

    rows: IntArray
    parts: FloatArray
    scores: FloatArray
    lists: Mapping[str, IntArray]


def score(query: Query, bundle: Bundle, candidates: Candidates) -> Scored:
    """Score candidates.

    A part is counted from the mean of this request's candidates: what lifts a film above the others is what
    it has more of, and a part that all share moves nothing."""
    rows = candidates.rows
    features = feature_matrix(query, bundle, rows)
    ranking = bundle.ranking.of(query.request)
    weights = np.array([ranking.get(name, 0.0) for name in PARTS], np.float32)
    parts = (features - features.mean(axis=0, keepdims=True)) * weights if len(rows) else features
    return Scored(rows, parts, parts.sum(axis=1), candidates.lists)


def order(scored: Scored, bundle: Bundle, count: int, *, variety: bool = True) -> IntArray:
    """Choose films one by one: the best score less its likeness to those chosen, and one film a franchise.

    Returns
    -------
    int64: positions in ``scored.rows``, best first, at most ``count``.
    """
    best_first = np.lexsort((scored.rows, -scored.scores))
    if not variety:
        return best_first[:count]
    chosen: list[int] = []
    franchises: set[str] = set()
    pool = list(best_first[: max(POOL, 2 * count)])
    vectors = bundle.item_vectors[scored.rows[pool]]
    spread = float(scored.scores[pool].std()) if len(pool) > 1 else 0.0
    likeness = np.zeros(len(pool), np.float32)
    open_places = list(range(len(pool)))
    while open_places and len(chosen) < count:
        place = max(
            open_places, key=lambda p: (scored.scores[pool[p]] - SIMILARITY_COST * spread * likeness[p], -p)
        )
        open_places.remove(place)
        franchise = bundle.catalog.franchise_of(int(scored.rows[pool[place]]))
        if franchise and franchise in franchises:
            continue
        if franchise:
            franchises.add(franchise)
        chosen.append(int(pool[place]))
        likeness = np.maximum(likeness, np.clip((vectors @ vectors[place] - 0.4) / 0.4, 0, 1))
    return np.array(chosen, np.int64)
