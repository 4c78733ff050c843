"""The space that tastes lie in: what films are like, and how people differ in what they choose.

A taste is a weight for each feature of a film: its genres, its era, and the factors that MovieLens' people
made. Weights of genres and eras are log ratios of what somebody chooses to what everybody does. How they vary
from person to person, and together, is learned of those people, so that one answer tells of much else: who
wants black and white detectives will hardly mind old films.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.belief import Doubles
from recommender.quiz.eras import ERA_KEYS, era_flags
from recommender.quiz.shares import SHARPNESS
from recommender.tastes import Tastes
from recommender.types import FloatArray, IntArray

if TYPE_CHECKING:
    from recommender.bundle import Bundle

KINDS = (*GENRES, *ERA_KEYS)
"""Features with names; factors come after them."""
FEWEST = 5.0
"""Films somebody must be thought to like to count as a person with a taste."""
STEADY = 10.0
"""Films as everybody chooses them, added to each person's."""
LEAST, LEAST_TOLD = 0.01, 1e-4
"""Share added to each before ratios are taken, and the smallest that is told."""
WIDER = 1.5
"""Factors tell of less than people differ by: their ratios are this much too small."""
FACTOR_SPREAD = 0.5
EVEN = 0.8
"""How far shares are told from an even mix rather than from what people choose."""
FARTHEST = 1.0
"""Beyond this no share takes a weight: a genre at nothing is one that was never asked about."""
RIDGE = 1e-3
AT_ONCE = 200


@dataclass(frozen=True, eq=False)
class Space:
    """Films' features and how people's weights of them vary.

    Attributes
    ----------
    features : float32, shape (n_items, k), from what people choose on average
    covariance : float64, shape (k, k), of people's weights
    base : float64, shape (n_kinds,); share of each genre in what people choose, then of each era
    """

    features: FloatArray
    covariance: Doubles
    base: Doubles

    @property
    def genre_base(self) -> Doubles:
        """Genre shares of a stranger, as told; sums to 1."""
        return _told(self.base[: len(GENRES)])

    @property
    def era_base(self) -> Doubles:
        """Era shares of a stranger, as told; sums to 1."""
        return _told(self.base[len(GENRES) :])

    def tilt(self, genres: Mapping[str, float], eras: Mapping[str, float]) -> FloatArray:
        """Tell how much likelier than others people of such a taste choose each item.

        Parameters
        ----------
        genres, eras : shares by name; empty: as everybody

        Returns
        -------
        float32, shape (n_items,), as log ratio.
        """
        wanted = _ratios(genres, GENRES, self.genre_base), _ratios(eras, ERA_KEYS, self.era_base)
        named = np.concatenate(wanted)
        weights = np.concatenate([named, self._factors_of_kinds @ named])
        return self.features @ weights.astype(np.float32)

    @cached_property
    def _factors_of_kinds(self) -> Doubles:
        """What weights of genres and eras let expect of those of factors, shape (n_factors, n_kinds)."""
        n_kinds = len(KINDS)
        among, across = self.covariance[:n_kinds, :n_kinds], self.covariance[n_kinds:, :n_kinds]
        return np.asarray(np.linalg.solve(among, across.T).T)


def learn_space(tastes: Tastes, shares: FloatArray, years: FloatArray) -> Space:
    """Learn a space from what people like.

    Parameters
    ----------
    shares : shape (n_items, n_genres); how much of each genre an item is
    years : shape (n_items,), NaN where unknown
    """
    eras = era_flags(years)
    kinds = np.hstack([shares, eras]).astype(np.float32)
    known = np.hstack(
        [np.repeat(part.max(axis=1, keepdims=True) > 0, part.shape[1], 1) for part in (shares, eras)]
    )
    chosen, totals = _chosen(tastes, kinds)
    base = chosen.sum(axis=0) / max(float(totals.sum()), 1e-9)
    people = np.flatnonzero(totals >= FEWEST)
    mixes = (chosen[people] + STEADY * base) / (totals[people, None] + STEADY)
    ratios = WIDER * np.log((mixes + LEAST) / (base + LEAST))
    factors, item_factors = _standard(tastes, people)
    features = np.hstack([kinds - base * known, item_factors]).astype(np.float32)
    return Space(features, _covariance(np.hstack([ratios, factors])), base)


def _standard(tastes: Tastes, people: IntArray) -> tuple[Doubles, Doubles]:
    """Factors of some people, each with mean 0 and one spread, and of items, so that products stay."""
    factors = tastes.user_factors[people].astype(np.float64)
    mean = factors.mean(axis=0) if len(people) else np.zeros(factors.shape[1])
    spread = factors.std(axis=0).clip(1e-6) if len(people) else np.ones(factors.shape[1])
    weights = np.maximum(tastes.item_factors @ mean, 0) + 1e-9
    middle = np.average(tastes.item_factors, axis=0, weights=weights)
    item_factors = (tastes.item_factors - middle) * (spread / FACTOR_SPREAD)
    return FACTOR_SPREAD * (factors - mean) / spread, item_factors


def _chosen(tastes: Tastes, kinds: FloatArray) -> tuple[Doubles, Doubles]:
    """How much of each kind each person is thought to like, (n_users, n_kinds), and in all, (n_users,)."""
    n_users = len(tastes.user_factors)
    chosen, totals = np.zeros((n_users, kinds.shape[1])), np.zeros(n_users)
    for at in range(0, n_users, AT_ONCE):
        part = slice(at, at + AT_ONCE)
        liked = np.maximum(tastes.user_factors[part] @ tastes.item_factors.T, 0)  # (b, n_items)
        chosen[part], totals[part] = liked @ kinds, liked.sum(axis=1)
    return chosen, totals


def _covariance(weights: Doubles) -> Doubles:
    """Covariance of people's weights; as if independent where there are too few people to tell."""
    k = weights.shape[1]
    return np.eye(k) if len(weights) < 2 else np.asarray(np.cov(weights.T) + RIDGE * np.eye(k))


def _told(shares: Doubles) -> Doubles:
    """Mostly even: so much drama is made that by what people choose every taste would be one for drama."""
    return np.asarray((1 - EVEN) * shares / shares.sum() + EVEN / len(shares))


def _ratios(shares: Mapping[str, float], names: tuple[str, ...], base: Doubles) -> Doubles:
    """Turn shares as told back into weights."""
    if not shares:
        return np.zeros(len(names))
    mix = np.array([max(shares.get(name, 0.0), LEAST_TOLD) for name in names])
    ratios = np.clip(np.log(mix / base) / SHARPNESS, -FARTHEST, FARTHEST)
    return np.asarray(ratios - base @ ratios)


@lru_cache(maxsize=2)
def space_of(bundle: Bundle) -> Space:
    """The space of a bundle's catalogue, learned when first asked for."""
    return learn_space(bundle.tastes, bundle.genre_shares, bundle.catalog.year)
