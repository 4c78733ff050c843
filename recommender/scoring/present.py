"""Chosen rows made into recommendations: parts, reason and expected stars beside each."""

from __future__ import annotations

from recommender.bundle import Bundle
from recommender.expected import expected_stars
from recommender.explain import named_parts, reason
from recommender.scoring.query import Query
from recommender.scoring.ranker import Scored
from recommender.types import IntArray, Recommendation


def present(query: Query, bundle: Bundle, scored: Scored, chosen: IntArray) -> tuple[Recommendation, ...]:
    """Make recommendations of the positions chosen, in their order."""
    rows = [int(row) for row in scored.rows[chosen]]
    stars = expected_stars(query.request.profile, rows, bundle)
    return tuple(
        Recommendation(
            item_id=int(bundle.catalog.item_ids[row]),
            score=float(scored.scores[place]),
            parts=named_parts(query, bundle, row, scored.parts[place]),
            sources=tuple(name for name, held in scored.lists.items() if row in held),
            reason=reason(query, bundle, row, scored.parts[place]),
            expected=expected,
        )
        for row, place, expected in zip(rows, chosen, stars, strict=True)
    )
