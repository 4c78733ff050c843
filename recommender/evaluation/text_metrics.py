"""How well genres are told from a text, and how far told shares can be taken at their word."""

from __future__ import annotations

import numpy as np
from scipy.stats import rankdata

from recommender.types import FloatArray

STEPS = np.linspace(0.02, 0.9, 45)
BINS = np.linspace(0, 1, 11)


def best_thresholds(scores: FloatArray, flags: FloatArray) -> FloatArray:
    """For each genre the score from which to say yes: the best F1 on films that nothing is measured on.

    Parameters
    ----------
    scores, flags : shape (n, n_genres)
    """
    tried = np.stack([f1_by_genre(scores, flags, np.full(scores.shape[1], step)) for step in STEPS])
    return STEPS[tried.argmax(axis=0)].astype(np.float32)


def f1_by_genre(scores: FloatArray, flags: FloatArray, thresholds: FloatArray) -> FloatArray:
    """F1 of each genre; 0 where nothing is found."""
    said = scores >= thresholds
    right = (said * flags).sum(axis=0)
    return np.asarray(2 * right / np.maximum(said.sum(axis=0) + flags.sum(axis=0), 1), np.float32)


def micro_f1(scores: FloatArray, flags: FloatArray, thresholds: FloatArray) -> float:
    """F1 over all pairs of film and genre."""
    said = scores >= thresholds
    return float(2 * (said * flags).sum() / max(1.0, float(said.sum() + flags.sum())))


def macro_auc(scores: FloatArray, flags: FloatArray) -> float:
    """Mean over genres of the chance that a film of the genre scores above one that is not."""
    areas = []
    for column in range(scores.shape[1]):
        of_it = flags[:, column] > 0
        if of_it.any() and not of_it.all():
            ranks, count = rankdata(scores[:, column]), int(of_it.sum())
            below = ranks[of_it].sum() - count * (count + 1) / 2
            areas.append(below / (count * (len(ranks) - count)))
    return float(np.mean(areas))


def calibration_error(told: FloatArray, real: FloatArray) -> float:
    """Mean distance of shares told and real, share by share in tenths, each tenth by how often it is told."""
    told, real = told.ravel(), real.ravel()
    places = np.clip(np.digitize(told, BINS) - 1, 0, len(BINS) - 2)
    total = 0.0
    for place in range(len(BINS) - 1):
        here = places == place
        if here.any():
            total += abs(float(told[here].mean() - real[here].mean())) * here.mean()
    return total


def as_shares(scores: FloatArray) -> FloatArray:
    """Divide each row by its sum."""
    return np.asarray(scores / np.maximum(scores.sum(axis=1, keepdims=True), 1e-9), np.float32)
