"""Ten films for a quiz's result: mostly safe ones, some that stretch, and a wildcard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.shares import genre_fit
from recommender.types import Item, Recommendation

TEN = 10
POOL = 120
"""Recommendations among which the ten are sought."""
SAFE_FROM, STRETCH_FROM = 0.65, 0.35
"""Fit of a film's genres from which it is safe, or a stretch."""


class Label(StrEnum):
    """How far a film lies from what the quiz found."""

    SAFE = "safe"
    STRETCH = "stretch"
    WILDCARD = "wildcard"


ROOM = {Label.SAFE: 7, Label.STRETCH: 2, Label.WILDCARD: 1}
"""Of the ten, where there are enough of each."""


def label_of(item: Item, genre_shares: Mapping[str, float]) -> Label:
    """Label a film by how much of it is what the quiz found."""
    has = np.array([[genre in item.genres for genre in GENRES]])
    shares = np.array([genre_shares.get(genre, 0.0) for genre in GENRES], np.float32)
    if not has.any() or not shares.any():
        return Label.WILDCARD
    (fit,) = genre_fit(has, shares)
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
