"""Ten films for a quiz's result: mostly safe ones, some that stretch, and a wildcard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from recommender.types import Item, Recommendation

TEN = 10
POOL = 40
"""Recommendations among which the ten are sought."""
SAFE_FROM, STRETCH_FROM = 0.5, 0.2
"""Mean share of a film's genres, of the largest share, from which it is safe, or a stretch."""


class Label(StrEnum):
    """How far a film lies from what the quiz found."""

    SAFE = "safe"
    STRETCH = "stretch"
    WILDCARD = "wildcard"


ROOM = {Label.SAFE: 7, Label.STRETCH: 2, Label.WILDCARD: 1}
"""Of the ten, where there are enough of each."""


def label_of(item: Item, genre_shares: Mapping[str, float]) -> Label:
    """Label a film by how much of it is what the quiz found."""
    largest = max(genre_shares.values(), default=0.0)
    if not item.genres or not largest:
        return Label.WILDCARD
    fit = sum(genre_shares.get(genre, 0.0) for genre in item.genres) / len(item.genres) / largest
    if fit >= SAFE_FROM:
        return Label.SAFE
    return Label.STRETCH if fit >= STRETCH_FROM else Label.WILDCARD


def choose_ten(ranked: Sequence[tuple[Recommendation, Label]]) -> list[tuple[Recommendation, Label]]:
    """Choose ten of the ranked films, as many of each label as there is room for, in their order.

    Where a label has too few films the best of the others fill up.
    """
    left = dict(ROOM)
    chosen: set[int] = set()
    for recommendation, label in ranked:
        if left[label]:
            left[label] -= 1
            chosen.add(recommendation.item_id)
    for recommendation, _ in ranked:
        if len(chosen) < TEN:
            chosen.add(recommendation.item_id)
    return [pair for pair in ranked if pair[0].item_id in chosen]
