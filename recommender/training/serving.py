"""Training of the rating model that ships; after a kill it goes on from its checkpoints."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from recommender.models.gibbs import GibbsConfig
from recommender.models.ranges import Ranges, rehearse
from recommender.models.serving import RatingModel
from recommender.models.stars import Progress, StarsModel, TrainingData, no_progress
from recommender.training.chains import ChainKeeper
from recommender.training.checkpoints import Checkpoints
from recommender.training.matching import fit_strangers
from recommender.training.order import fit_order
from recommender.types import IntArray

SETTINGS = "1"
"""Counts up whenever training comes to another model from the same ratings."""
REHEARSAL = GibbsConfig(factors=8, sweeps=60, burn=30)
RECENT = 98
"""Percentile of the ratings' times that stands for now."""


def train_rating_model(
    data: TrainingData,
    item_ids: IntArray,
    seed: int,
    progress: Progress = no_progress,
    checkpoints: Checkpoints | None = None,
) -> RatingModel:
    """Train everything on ratings.

    Parameters
    ----------
    item_ids : the ids of the table's items, rated or not
    checkpoints : where to keep what is reached; they are left there for whoever writes the model to clear
    """
    kept = checkpoints or Checkpoints()
    ranges = kept_ranges(kept, lambda: rehearse(_rehearsed, data, seed, progress))
    strangers = fit_strangers(data, seed, progress, keeper=ChainKeeper(kept.part("chain")))
    order = fit_order(data, seed, progress, strangers, kept.part("order"))
    now = float(np.nanpercentile(data.table.years, RECENT))
    return RatingModel(np.asarray(item_ids, np.int64), data.table.item_counts, strangers, ranges, order, now)


def kept_ranges(kept: Checkpoints, learn: Callable[[], Ranges]) -> Ranges:
    """Read ranges from their checkpoint, or learn and keep them."""
    found = kept.load("ranges")
    if found is not None:
        return Ranges(found["widths"].numpy())
    ranges = learn()
    kept.save("ranges", {"widths": torch.from_numpy(ranges.widths)})
    return ranges


def _rehearsed(data: TrainingData, seed: int, progress: Progress) -> StarsModel:
    return fit_strangers(data, seed, progress, REHEARSAL)
