"""What a quiz found of somebody's taste, as scores of every film."""

from __future__ import annotations

import numpy as np

from recommender.building.priors import NEW_FROM, SILENT_FROM
from recommender.bundle import Bundle
from recommender.quiz.space import space_of
from recommender.scoring.query import Query
from recommender.types import FloatArray


def leaning_scores(query: Query, bundle: Bundle) -> FloatArray | None:
    """Tell how much likelier than others the asker chooses each film, by what their quiz found.

    Returns
    -------
    float32, shape (n_items,), log ratio, less the more ratings outweigh the quiz; None without a quiz that
    counts.
    """
    leanings, trust = query.request.profile.leanings, query.taste.quiz_trust
    if leanings is None or not trust:
        return None
    return np.float32(trust) * space_of(bundle).tilt(leanings.genres, leanings.eras)


def choice_scores(query: Query, bundle: Bundle) -> FloatArray | None:
    """Tell how many people choose each film: what a quiz's log ratios are ratios to.

    Returns
    -------
    float32, shape (n_items,), log of a count, less the more ratings outweigh the quiz; of films too new to
    have been rated much, what their fame lets expect; None without a quiz that counts, and where the request
    itself says what the film is to be.
    """
    if not quiz_alone(query):
        return None
    counted = np.log1p(bundle.catalog.rating_count)
    expected = bundle.fame * counted.max(initial=0)
    years = np.nan_to_num(bundle.catalog.year, nan=NEW_FROM)
    told = np.clip((SILENT_FROM - years) / (SILENT_FROM - NEW_FROM), 0, 1)
    return np.asarray(query.taste.quiz_trust * (told * counted + (1 - told) * expected), np.float32)


def quiz_alone(query: Query) -> bool:
    """Whether a quiz is all there is to go by: it counts, and nothing else says what the film is to be."""
    return bool(query.taste.quiz_trust) and query.vector is None and not query.seed_rows
