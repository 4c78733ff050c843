"""Bundles that some people are left out of, and those people: for measuring the quiz without a leak."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from recommender.building.neighbours import learn_cofans, liked_matrix
from recommender.building.priors import OVERALL_STARS, fame_prior, quality_prior
from recommender.building.tastes import learn_tastes
from recommender.building.told import film_vectors, told_quality
from recommender.bundle import Bundle
from recommender.catalog import Catalog
from recommender.evaluation.splits import hashed
from recommender.notes import Note
from recommender.types import BoolArray, FloatArray, IntArray

SEED = 20250101
FEWEST, FEWEST_LIKED = 60, 5
"""Ratings of somebody who is measured, and films they like among what is to be found."""
LIKED = 4.0
DAY = 86400.0


@dataclass(frozen=True, eq=False)
class HeldOut:
    """Somebody held out: what they answer from, what is to be found, and the films there were.

    Attributes
    ----------
    known, stars : rows and stars of what they answer from
    liked : rows to be found
    later : rows of films made after their last rating
    """

    user_id: int
    known: IntArray
    stars: FloatArray
    liked: IntArray
    later: IntArray


def without(bundle: Bundle, ratings: pd.DataFrame, notes: list[Note]) -> Bundle:
    """Learn anew, from these ratings alone, all that a bundle has of ratings."""
    ids = bundle.catalog.item_ids
    grouped = ratings.groupby("item_id")["stars"]
    counts = grouped.size().reindex(ids, fill_value=0).to_numpy().astype(np.int64)
    means = grouped.mean().reindex(ids).to_numpy().astype(np.float32)
    vectors = bundle.kinds["facts"].mean_by_item(len(ids))
    told = told_quality(film_vectors(bundle.kinds, len(ids)), counts, means) - OVERALL_STARS
    return replace(
        bundle,
        told_quality=told,
        catalog=_counted(bundle.catalog, counts, means),
        cofans=learn_cofans(ratings, ids),
        tastes=learn_tastes(liked_matrix(ratings, ids), vectors, seed=SEED),
        fame=fame_prior(counts, bundle.catalog.year, ids, notes),
        quality=quality_prior(counts, means),
    )


def _counted(catalog: Catalog, counts: IntArray, means: FloatArray) -> Catalog:
    """The same catalogue with other counts and means."""
    other = copy.copy(catalog)
    other.rating_count, other.rating_mean = counts, means
    return other


def fold_of(user_ids: IntArray, folds: int) -> IntArray:
    """Deal users into folds, the same everywhere."""
    return (hashed(user_ids) * folds).astype(np.int64)


def held_out_people(ratings: pd.DataFrame, catalog: Catalog, asked: BoolArray) -> Iterator[HeldOut]:
    """Split each person's ratings: films the quiz may ask about and half of the others are known.

    Parameters
    ----------
    asked : which item the quiz may ask about; none of them is to be found, so that no arm is the worse for
        having asked
    """
    for user_id, own in ratings.groupby("user_id"):
        rows = np.searchsorted(catalog.item_ids, own["item_id"].to_numpy())
        stars = own["stars"].to_numpy(np.float32)
        known = asked[rows] | (hashed(rows, np.full(len(rows), user_id)) < 0.5)
        liked = rows[~known & (stars >= LIKED)]
        if len(rows) >= FEWEST and len(liked) >= FEWEST_LIKED:
            last = 1970 + float(own["timestamp"].max()) / (365.25 * DAY)
            later = np.flatnonzero(catalog.year > np.floor(last))
            yield HeldOut(int(str(user_id)), rows[known], stars[known], liked, later)
