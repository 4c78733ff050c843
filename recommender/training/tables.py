"""Frames of ratings to tables by row numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from recommender.models.rating_table import RatingTable, make_table
from recommender.sources.ratings import ITEM, STARS, TIME, USER
from recommender.types import IntArray


def table_of(
    ratings: pd.DataFrame, user_ids: Sequence[int] | IntArray, item_ids: Sequence[int] | IntArray
) -> RatingTable:
    """Number a frame's ratings; those of other users or items are left out, of repeats the last counts.

    Parameters
    ----------
    ratings : columns USER, ITEM, STARS and TIME (seconds since 1970, NaN where unknown)
    """
    users, items = pd.Index(np.asarray(user_ids)), pd.Index(np.asarray(item_ids))
    last = ratings.drop_duplicates([USER, ITEM], keep="last")
    user_rows, item_rows = users.get_indexer(last[USER]), items.get_indexer(last[ITEM])
    known = (user_rows >= 0) & (item_rows >= 0)
    years = 1970 + last[TIME].to_numpy(np.float64) / (365.25 * 86400)
    stars = last[STARS].to_numpy(np.float32)
    return make_table(user_rows[known], item_rows[known], stars[known], years[known], len(users), len(items))
