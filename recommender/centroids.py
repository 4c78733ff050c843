"""Where somebody's taste lies among the films: one middle, or two where what they like falls apart.

Chosen on people's later ratings (`python -m benchmarks.tastes`): what was disliked points away less than what
was liked points towards; two middles help those whose films fall apart; recent ratings count a little more.
"""

from __future__ import annotations

import numpy as np

from recommender.types import FloatArray, IntArray
from recommender.vectors import UnitCodes

DISLIKED = 0.4
"""What a film below somebody's mean counts beside one above it."""
FADES, STAYS = 40, 0.5
"""Ratings given since that halve what fades of a rating, and the part of it that never fades."""
LEAST_LIKED, LEAST_SHARE = 10, 0.2
"""Films to be liked before there may be two middles, and what the smaller must have of all liking."""
ROUNDS = 10


def faded(n_ratings: int) -> FloatArray:
    """What each of somebody's ratings counts, the oldest first; float32, shape (n_ratings,), the newest 1."""
    since = n_ratings - 1 - np.arange(n_ratings)
    return np.asarray(STAYS + (1 - STAYS) * 0.5 ** (since / FADES), np.float32)


def middle(vectors: FloatArray, weights: FloatArray) -> FloatArray | None:
    """The middle of films, those disliked pushing away; of length 1, None where nothing points anywhere.

    Parameters
    ----------
    vectors : float32, shape (n, dim), unit rows
    weights : float32, shape (n,); how much each was liked, negative for disliked
    """
    total = np.where(weights > 0, weights, DISLIKED * weights) @ vectors
    length = float(np.linalg.norm(total))
    return np.asarray(total / length, np.float32) if length > 0 else None


def middles(vectors: FloatArray, weights: FloatArray) -> FloatArray | None:
    """One middle, or two where what was liked falls into two groups.

    Returns
    -------
    float32, shape (1 or 2, dim), unit rows; None where nothing points anywhere.
    """
    one = middle(vectors, weights)
    liked = weights > 0
    if one is None or liked.sum() < LEAST_LIKED:
        return None if one is None else one[None]
    group = _groups(vectors[liked], weights[liked])
    shares = np.array([weights[liked][group == side].sum() for side in (0, 1)]) / weights[liked].sum()
    if shares.min() < LEAST_SHARE:
        return one[None]
    two = []
    for side in (0, 1):
        # Both are pushed away from what was disliked, each by its share.
        own = weights * np.where(liked, 0, shares[side])
        own[liked] = np.where(group == side, weights[liked], 0)
        two.append(middle(vectors, own))
    return np.stack([each if each is not None else one for each in two])


def closeness(vectors: FloatArray | UnitCodes, centroids: FloatArray) -> FloatArray:
    """How close films are to a taste: half to its nearest middle, half to all of it; float32, shape (n,)."""
    cosines = vectors @ centroids.T
    return np.asarray((cosines.max(axis=1) + cosines.mean(axis=1)) / 2, np.float32)


def _groups(vectors: FloatArray, weights: FloatArray) -> IntArray:
    """Part films in two by spherical k-means, begun from two that lie far apart; shape (n,), 0 or 1."""
    first = vectors[np.argmin(vectors @ (weights @ vectors))]
    centres = np.stack([first, vectors[np.argmin(vectors @ first)]])
    for _ in range(ROUNDS):
        group = np.argmax(vectors @ centres.T, axis=1)
        for side in (0, 1):
            if (group == side).any():
                total = weights[group == side] @ vectors[group == side]
                centres[side] = total / max(float(np.linalg.norm(total)), 1e-9)
    return group
