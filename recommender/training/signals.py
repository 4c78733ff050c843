"""Training of the signals: everything the order is made of, from one set of users."""

from __future__ import annotations

import numpy as np

from recommender.models.gibbs import GibbsConfig
from recommender.models.ials import IalsConfig
from recommender.models.rating_table import RatingTable
from recommender.models.signals import Signals
from recommender.models.standing import Standing
from recommender.models.stars import TrainingData
from recommender.models.strangers import Strangers
from recommender.training.ease import Ease
from recommender.training.factors import fit_ials
from recommender.training.liking import Matrix, liked_matrix, rated_matrix
from recommender.training.matching import fit_strangers
from recommender.training.neighbours import neighbours
from recommender.training.set_encoder import fit_set_encoder

CHAIN = GibbsConfig(factors=8, sweeps=45, burn=20)
LIKED_RIDGE, RATED_RIDGE = 200.0, 300.0
FACTORS = IalsConfig(factors=32)


def fit_signals(data: TrainingData, seed: int, strangers: Strangers | None = None) -> Signals:
    """Fit what the signals are made of; ``strangers`` where they are fitted already."""
    liked, rated = liked_matrix(data.table), rated_matrix(data.table)
    return Signals(
        data.facts,
        fit_standing(data.table, liked, rated),
        neighbours(liked),
        Ease.fit(liked, LIKED_RIDGE).links(),
        Ease.fit(rated, RATED_RIDGE).links(),
        fit_ials(liked, seed, FACTORS),
        fit_ials(rated, seed, FACTORS),
        fit_set_encoder(data.table, seed),
        strangers or fit_strangers(data, seed, config=CHAIN),
    )


def fit_standing(table: RatingTable, liked: Matrix, rated: Matrix) -> Standing:
    """Count who rated and liked what, and in which year."""
    dated = ~np.isnan(table.mean_years)
    year_of = np.floor(table.mean_years[dated])
    years = np.unique(year_of)
    by_year = [np.asarray(liked[dated][year_of == year].sum(axis=0)) for year in years]
    return Standing(
        np.asarray(liked.sum(axis=0), np.float32),
        np.asarray(rated.sum(axis=0), np.float32),
        (years + 0.5).astype(np.float32),
        np.array(by_year, np.float32).reshape(len(years), table.n_items),
    )
