"""What is believed of one person's taste: a Gaussian over how much they value each feature of a film.

Each answer is a noisy comparison (probit) taken in by assumed-density filtering, as in TrueSkill (Herbrich et
al. 2006); what a comparison would tell is its mutual information with the taste (BALD, Houlsby et al. 2011).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

_BALD = math.sqrt(math.pi * math.log(2) / 2)
_FARTHEST = 6.0
"""Spreads beyond which a surprise is no greater."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two things to choose between.

    Attributes
    ----------
    direction : shape (k,), features of the one less those of the other
    noise : spread of what makes somebody choose against their own taste
    head_start : how much more everybody likes the one
    """

    direction: Doubles
    noise: float
    head_start: float = 0.0

    def turned(self) -> Comparison:
        """The same with the two in each other's place."""
        return Comparison(-self.direction, self.noise, -self.head_start)


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
    def at_first(cls, covariance: Doubles) -> Belief:
        """Know nothing but how people differ: every weight 0, give or take."""
        return cls(np.zeros(len(covariance)), covariance)

    def preferring(self, chosen: Comparison) -> Belief:
        """Believe after somebody chose the one thing of a comparison."""
        shift = self.covariance @ chosen.direction
        variance = float(chosen.direction @ shift) + chosen.noise**2
        spread = math.sqrt(variance)
        lead = float(self.mean @ chosen.direction) + chosen.head_start
        surprise = min(_FARTHEST, max(-_FARTHEST, lead / spread))
        gain = _density(surprise) / _chance(surprise)
        certainty = gain * (gain + surprise)
        return Belief(
            self.mean + shift * gain / spread,
            self.covariance - np.outer(shift, shift) * certainty / variance,
        )

    def information(self, directions: Doubles, head_starts: Doubles, noise: float) -> Doubles:
        """Tell how many bits each comparison would bring.

        Parameters
        ----------
        directions : shape (n, k)
        head_starts : shape (n,)

        Returns
        -------
        shape (n,), 0-1.
        """
        means = (directions @ self.mean + head_starts) / noise
        variances = np.einsum("nk,nk->n", directions @ self.covariance, directions) / noise**2
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
