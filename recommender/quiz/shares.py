"""Shares of genres: from a belief to whole per cent that sum to 100."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.belief import Belief, Doubles
from recommender.types import BoolArray, FloatArray

SHARPNESS = 4.0
"""How much a weight changes the share that is told; more than it changes what is chosen, to be plain."""
MOST_SHOWN = 5
LEAST_SHOWN = 0.06
"""Smallest share that is worth a word; the two largest always are."""


def genre_weights(belief: Belief, base: Doubles) -> Doubles:
    """Turn a belief into each genre's share of somebody's taste.

    Parameters
    ----------
    base : shares of a stranger, shape (n_genres,)

    Returns
    -------
    shape (n_genres,), sums to 1.
    """
    return _shares(base, belief.mean[: len(base)])


def era_weights(belief: Belief, base: Doubles) -> Doubles:
    """Turn a belief into each era's share, as `genre_weights` does; shape (n_eras,)."""
    return _shares(base, belief.mean[len(GENRES) : len(GENRES) + len(base)])


def _shares(base: Doubles, ratios: Doubles) -> Doubles:
    weights = base * np.exp(SHARPNESS * ratios)
    return np.asarray(weights / weights.sum())


def leading_genres(weights: Doubles) -> list[str]:
    """Name the genres worth showing, largest first."""
    order = np.argsort(-weights, kind="stable")[:MOST_SHOWN]
    return [GENRES[g] for rank, g in enumerate(order) if rank < 2 or weights[g] >= LEAST_SHOWN]


def percentages(shares: Mapping[str, float]) -> dict[str, int]:
    """Round shares to whole per cent that sum to 100, by largest remainder; ties in the order given.

    Raises
    ------
    ValueError
        If the shares do not sum to something above 0.
    """
    total = sum(shares.values())
    if not total > 0:
        raise ValueError("shares must sum to something above 0")
    exact = {name: 100 * share / total for name, share in shares.items()}
    rounded = {name: int(value) for name, value in exact.items()}
    by_remainder = sorted(exact, key=lambda name: rounded[name] - exact[name])
    for name in by_remainder[: 100 - sum(rounded.values())]:
        rounded[name] += 1
    return rounded


def genre_fit(has: BoolArray, shares: FloatArray) -> FloatArray:
    """Tell how well films' genres fit somebody's shares: their cosine, divided by the best there could be.

    A film of two large genres fits better than one of either, one of many others worse.

    Parameters
    ----------
    has : which film has which genre, shape (n, n_genres)
    shares : shape (n_genres,), not all 0

    Returns
    -------
    float32, shape (n,), 0-1; NaN without genres.
    """
    counts = has.sum(axis=1)
    best = (np.cumsum(np.sort(shares)[::-1]) / np.sqrt(np.arange(1, len(shares) + 1))).max()
    fits = np.divide(has @ (shares / best), np.sqrt(counts), out=np.full(len(has), np.nan), where=counts > 0)
    return fits.astype(np.float32)


def shown_percentages(belief: Belief, base: Doubles, names: list[str]) -> dict[str, int]:
    """Tell what a belief gives to some genres, as per cent of these genres together."""
    weights = genre_weights(belief, base)
    return percentages({name: float(weights[GENRES.index(name)]) for name in names})
