"""Films like one or several films, as two honest lists: *same feel* (meaning) and *same fans* (ratings)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from recommender.bundle import Bundle
from recommender.encoders import Encoder
from recommender.errors import RequestError
from recommender.request.constraints import judge
from recommender.request.standing import limits, with_standing
from recommender.scoring.candidates import Candidates, find_candidates
from recommender.scoring.parts import PARTS
from recommender.scoring.present import present
from recommender.scoring.query import Query, make_query, seeds_only
from recommender.scoring.ranker import Scored, order, score
from recommender.types import BoolArray, Recommendation, Request, SimilarAnswer

FEEL = {
    "seed_meaning": 2.0,
    "seed_people": 1.0,
    "seed_genre": 1.0,
    "direction": 0.7,
    "unlike": 1.0,
    "mood": 1.0,
    "genre": 1.0,
    "note": 1.0,
    "asked": 1.0,
    "quality": 1.0,
    "fame": 0.5,
}
"""Parts that make the same feel, and how much more than in a request each counts. How near two films' facts
are as text is left out: that is largely their year."""
FANS = {"seed_fans": 1.0}
PAIR = {
    "seed_meaning": 2.2,
    "seed_facts": 2.7,
    "seed_fans": 0.5,
    "seed_talk": 6.5,
    "seed_people": 1.7,
    "seed_genre": 1.9,
}
"""What makes one film a good answer to another: fitted to 2,000 pairs of a film that somebody named and one
that they were then recommended, against pairs thrown together (docs/decisions.md)."""


def similar_films(request: Request, bundle: Bundle, encoder: Encoder, *, count: int) -> SimilarAnswer:
    """Answer `Engine.similar` for a request whose seeds are set."""
    if not request.seeds:
        raise RequestError("Name at least one film to find others like it.")
    query = make_query(with_standing(request), bundle, encoder)
    sequels = _same_franchise(query, bundle)
    slots = (*request.slots, *limits(request.profile))
    allowed = judge(slots, bundle).allowed & ~_offered_not(query, bundle)
    candidates = find_candidates(query, bundle, allowed & ~sequels)
    feel = _list(query, bundle, candidates, FEEL, count)
    strengths = bundle.cofans.scores(query.seed_rows)[candidates.rows]
    linked = Candidates(candidates.rows[strengths > 0], candidates.lists)
    fans = _list(query, bundle, linked, FANS, count)
    return SimilarAnswer(
        seeds=request.seeds,
        same_feel=feel,
        same_fans=fans,
        sequels_hidden=int((sequels & allowed).sum()),
    )


def _same_franchise(query: Query, bundle: Bundle) -> BoolArray:
    named = {bundle.catalog.franchise_of(row) for row in query.seed_rows} - {None}
    return np.array(
        [bundle.catalog.franchise_of(row) in named for row in range(len(bundle.catalog))], np.bool_
    )


def _offered_not(query: Query, bundle: Bundle) -> BoolArray:
    gone = np.zeros(len(bundle.catalog), np.bool_)
    gone[list(query.seed_rows)] = True
    known = query.request.profile.known
    gone[[bundle.catalog.row_of(item_id) for item_id in known if item_id in bundle.catalog]] = True
    return gone


def _list(
    query: Query, bundle: Bundle, candidates: Candidates, factors: Mapping[str, float], count: int
) -> tuple[Recommendation, ...]:
    """Rank candidates by some of the parts alone, each times a factor."""
    if not len(candidates.rows):
        return ()
    whole = score(query, bundle, candidates)
    parts = whole.parts * np.array([factors.get(name, 0.0) for name in PARTS], np.float32)
    scored = Scored(whole.rows, parts, parts.sum(axis=1), candidates.lists)
    return present(query, bundle, scored, order(scored, bundle, count))


def likeness(bundle: Bundle, row: int, other: int) -> float:
    """Weigh what two films share, each taken as the seed of the other in turn."""
    return (_weighed(bundle, row, other) + _weighed(bundle, other, row)) / 2


def _weighed(bundle: Bundle, seed_row: int, row: int) -> float:
    query = seeds_only(bundle, (seed_row,))
    total = 0.0
    for name, weight in PAIR.items():
        values = PARTS[name](query, bundle, np.array([row]))
        if values is not None and not np.isnan(values[0]):
            total += weight * float(values[0])
    return total
