"""What is believed of one person's taste: a Gaussian over how much they value each feature of a film.

The features are genres first, then the main directions of the space that ranks films. Each answer is a noisy
comparison (probit) taken in by assumed-density filtering, as in TrueSkill (Herbrich et al. 2006); what a
comparison would tell is its mutual information with the taste (BALD, Houlsby et al. 2011).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

NOISE = 0.7
"""Spread of what makes somebody choose against their own taste; a genre's weight has spread 1 at first."""
_BALD = math.sqrt(math.pi * math.log(2) / 2)
_FARTHEST = 6.0
"""Spreads beyond which a surprise is no greater."""


@dataclass(frozen=True, eq=False)
class Belief:
    """A Gaussian over weights.

    Attributes
    ----------
    mean : float64, shape (k,)
    covariance : float64, shape (k, k)
    """

    mean: Doubles
    covariance: Doubles

    @classmethod
    def at_first(cls, n_features: int) -> Belief:
        """Know nothing: every weight 0, give or take 1."""
        return cls(np.zeros(n_features), np.eye(n_features))

    def preferring(self, direction: Doubles) -> Belief:
        """Believe after somebody preferred what lies in a direction, shape (k,), to what lies against it."""
        shift = self.covariance @ direction
        variance = float(direction @ shift) + NOISE**2
        spread = math.sqrt(variance)
        surprise = min(_FARTHEST, max(-_FARTHEST, float(self.mean @ direction) / spread))
        gain = _density(surprise) / _chance(surprise)
        certainty = gain * (gain + surprise)
        return Belief(
            self.mean + shift * gain / spread,
            self.covariance - np.outer(shift, shift) * certainty / variance,
        )

    def information(self, directions: Doubles) -> Doubles:
        """Tell how many bits each comparison would bring.

        Parameters
        ----------
        directions : shape (n, k)

        Returns
        -------
        shape (n,), 0-1.
        """
        means = directions @ self.mean / NOISE
        variances = np.einsum("nk,nk->n", directions @ self.covariance, directions) / NOISE**2
        chances = np.array([_chance(value) for value in means / np.sqrt(variances + 1)])
        own_noise = _BALD / np.sqrt(variances + _BALD**2) * np.exp(-(means**2) / (2 * (variances + _BALD**2)))
        return _entropy(chances) - own_noise


def _density(value: float) -> float:
    return math.exp(-value * value / 2) / math.sqrt(2 * math.pi)


def _chance(value: float) -> float:
    return math.erfc(-value / math.sqrt(2)) / 2


def _entropy(chances: Doubles) -> Doubles:
    inner = np.clip(chances, 1e-12, 1 - 1e-12)
    return -(inner * np.log2(inner) + (1 - inner) * np.log2(1 - inner))
