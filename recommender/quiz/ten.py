"""Ten films for a quiz's result: the best, some that stretch and a wildcard or two among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.shares import genre_fit
from recommender.types import Answer, Item, Recommendation, Request

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


MOST = {Label.SAFE: TEN, Label.STRETCH: 4, Label.WILDCARD: 2}
"""Of the ten, where there are enough others."""


class Films(Protocol):
    """Where films are looked up."""

    def item(self, item_id: int) -> Item:
        """Look up one."""


class Recommender(Protocol):
    """What answers requests: an engine, or one in its place."""

    @property
    def catalog(self) -> Films:
        """All films."""

    def recommend(self, request: Request, *, count: int = 5) -> Answer:
        """Answer a request."""


def ten_films(
    engine: Recommender, request: Request, genre_shares: Mapping[str, float]
) -> tuple[Answer, dict[int, Label]]:
    """Answer a request with ten films, and label each by the shares that a quiz found."""
    answer = engine.recommend(request, count=POOL)
    if answer.relaxed:
        # Nothing is given up for the sake of a choice among many, only where there are not ten.
        answer = engine.recommend(request, count=TEN)
    ranked = [
        (film, label_of(engine.catalog.item(film.item_id), genre_shares)) for film in answer.recommendations
    ]
    chosen = choose_ten(ranked)
    labels = {film.item_id: label for film, label in chosen}
    return replace(answer, recommendations=tuple(film for film, _ in chosen)), labels


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
    """Choose ten of the ranked films in their order, no more of a label than `MOST`.

    Where that leaves too few the best of the others fill up.
    """
    left = dict(MOST)
    chosen: set[int] = set()
    for recommendation, label in ranked:
        if left[label] and len(chosen) < TEN:
            left[label] -= 1
            chosen.add(recommendation.item_id)
    for recommendation, _ in ranked:
        if len(chosen) < TEN:
            chosen.add(recommendation.item_id)
    return [pair for pair in ranked if pair[0].item_id in chosen]
