"""Films for several people: the best average, subject to a floor for the least happy.

Scores of different people are of different scales, so each person's are counted in standard deviations from
the mean of what is on offer; then they can be averaged, and parts still sum to the score. After the "average
without misery" strategy of Masthoff 2004, with the floor where a film is neither better nor worse for
somebody than most.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from recommender.request.standing import limits
from recommender.scoring.candidates import Candidates
from recommender.scoring.ranker import Scored
from recommender.types import FloatArray, IntArray, Profile, Request

FLOOR = 0.0
"""Standard deviations: what a film must be for the least happy person."""
CHOICE = 4
"""Films above the floor for each that is shown, so that there is something to choose from."""


@dataclass(frozen=True, eq=False)
class Together:
    """Films scored for several people at once.

    Attributes
    ----------
    scored : each film's average, with its parts
    least : float32, shape (n,); what the least happy person would make of each, in standard deviations
    """

    scored: Scored
    least: FloatArray


def for_all(request: Request, others: Sequence[Profile]) -> Request:
    """Add to somebody's request what the others have seen or hidden, and their limits."""
    profile = request.profile
    gone = profile.hidden.union(*(other.known for other in others))
    standing = (*profile.standing, *(limit for other in others for limit in limits(other)))
    return replace(request, profile=replace(profile, hidden=gone, standing=standing))


def united(each: Sequence[Candidates]) -> Candidates:
    """Unite several people's candidates, each with all lists it was on."""
    lists: defaultdict[str, list[IntArray]] = defaultdict(list)
    for candidates in each:
        for name, rows in candidates.lists.items():
            lists[name].append(rows)
    joined = {name: np.unique(np.concatenate(rows)) for name, rows in lists.items()}
    return Candidates(np.unique(np.concatenate(list(joined.values()))), joined)


def together(each: Sequence[Scored]) -> Together:
    """Average what several people would make of the same films.

    Parameters
    ----------
    each : the same rows, scored for one person each
    """
    spreads = [float(scored.scores.std()) or 1.0 for scored in each]
    standings = np.array([scored.scores / spread for scored, spread in zip(each, spreads, strict=True)])
    parts = np.mean([scored.parts / spread for scored, spread in zip(each, spreads, strict=True)], axis=0)
    average = np.asarray(standings.mean(axis=0), np.float32)
    scored = Scored(each[0].rows, np.asarray(parts, np.float32), average, each[0].lists)
    return Together(scored, np.asarray(standings.min(axis=0), np.float32))


def above_floor(films: Together, wanted: int, *, floor: float = FLOOR) -> tuple[Scored, bool]:
    """Keep the films that make nobody unhappy.

    Returns
    -------
    Those films; and whether they were too few, so that those were kept that make the least happy person
    least unhappy.
    """
    kept = np.flatnonzero(films.least >= floor)
    compromise = len(kept) < wanted
    if compromise:
        kept = np.sort(np.argsort(-films.least, kind="stable")[: CHOICE * wanted])
    scored = films.scored
    return replace(
        scored, rows=scored.rows[kept], parts=scored.parts[kept], scores=scored.scores[kept]
    ), compromise
