"""Expected stars, or none where nobody can tell: the engine says NaN of a film that nobody has rated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import isnan

from recommender.types import Expected, Recommendation


def told(expected: Expected | None) -> Expected | None:
    """Return expected stars that can be shown; None if there are none."""
    return None if expected is None or isnan(expected.stars) else expected


def with_told(recommendations: Iterable[Recommendation]) -> tuple[Recommendation, ...]:
    """Return recommendations with expected stars only where they can be shown."""
    return tuple(replace(each, expected=told(each.expected)) for each in recommendations)
