"""What the seeds' networks know of a film: genres, mean stars, what its genres get, year; each 0-1."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from recommender.models.item_facts import ItemFacts
from recommender.models.rating_table import RatingTable
from recommender.types import FloatArray

PRIOR = 3.0
"""Ratings' worth of the overall mean that a film starts with."""
OLDEST, SPAN = 1900.0, 130.0


def film_columns(table: RatingTable, facts: ItemFacts) -> Tensor:
    """Columns of every film, from the training ratings alone; float32, shape (n_items, n_genres + 3).

    The genre score is the sum of the mean ratings of the film's genres, divided by the largest there is.
    """
    overall = float(table.stars.mean())
    sums = np.bincount(table.item_rows, table.stars, table.n_items)
    means = (sums + PRIOR * overall) / (table.item_counts + PRIOR)
    score = facts.genres @ genre_means(table, facts.genres, overall)
    years = np.nan_to_num((facts.years - OLDEST) / SPAN, nan=0.5)
    columns = [
        facts.genres,
        means[:, None] / 5,
        score[:, None] / max(score.max(initial=0), 1),
        years[:, None],
    ]
    return torch.from_numpy(np.concatenate(columns, axis=1).astype(np.float32))


def genre_means(table: RatingTable, genres: FloatArray, overall: float) -> FloatArray:
    """Mean stars of the ratings of each genre's films, shape (n_genres,)."""
    sums = np.bincount(table.item_rows, table.stars, table.n_items)
    means = (genres.T @ sums + PRIOR * overall) / (genres.T @ table.item_counts + PRIOR)
    return np.asarray(means, np.float32)
