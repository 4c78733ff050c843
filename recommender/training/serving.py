"""Training of the rating model that ships."""

from __future__ import annotations

import numpy as np
import pandas as pd

from recommender.models.gibbs import GibbsConfig
from recommender.models.item_facts import ItemFacts
from recommender.models.ranges import rehearse
from recommender.models.serving import RatingModel
from recommender.models.stars import Progress, StarsModel, TrainingData, no_progress
from recommender.sources.ratings import USER
from recommender.training.matching import fit_strangers
from recommender.training.order import fit_order
from recommender.training.tables import table_of
from recommender.types import IntArray

REHEARSAL = GibbsConfig(factors=8, sweeps=60, burn=30)
RECENT = 98
"""Percentile of the ratings' times that stands for now."""


def train_rating_model(
    ratings: pd.DataFrame, item_ids: IntArray, facts: ItemFacts, seed: int, progress: Progress = no_progress
) -> RatingModel:
    """Train everything on ratings.

    Parameters
    ----------
    ratings : columns USER, ITEM, STARS and TIME
    item_ids : all items to know of, rated or not; they fix the item rows
    facts : genres and years of those items
    """
    data = TrainingData(table_of(ratings, np.unique(ratings[USER]), item_ids), facts)
    ranges = rehearse(_rehearsed, data, seed, progress)
    strangers = fit_strangers(data, seed, progress)
    order = fit_order(data, seed, progress, strangers)
    now = float(np.nanpercentile(data.table.years, RECENT))
    return RatingModel(np.asarray(item_ids, np.int64), data.table.item_counts, strangers, ranges, order, now)


def _rehearsed(data: TrainingData, seed: int, progress: Progress) -> StarsModel:
    return fit_strangers(data, seed, progress, REHEARSAL)
