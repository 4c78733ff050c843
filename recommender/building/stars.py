"""The rating models of a bundle: trained where the ratings or the films have changed, else kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from recommender.catalog import Catalog
from recommender.models.film_layer import NETWORK
from recommender.models.item_facts import ItemFacts
from recommender.models.narrowing import narrowed
from recommender.models.serving import STARS, RatingModel, inputs_of
from recommender.models.stars import Progress, TrainingData
from recommender.sources.ratings import ITEM, TIME, USER
from recommender.sources.ratings import STARS as RATED
from recommender.training.checkpoints import Checkpoints, digest_of
from recommender.training.film_layer import train_film_layer
from recommender.training.serving import SETTINGS, train_rating_model
from recommender.training.tables import table_of
from recommender.training.texts import text_columns
from recommender.types import FloatArray

UNFINISHED = "training"
"""Folder of checkpoints inside the bundle's, while training runs."""


@dataclass(frozen=True, eq=False)
class StarsSources:
    """What the rating models are trained on.

    Attributes
    ----------
    ratings : columns USER, ITEM, STARS and TIME
    vectors : each item's text vector, shape (n_items, dim)
    """

    ratings: pd.DataFrame
    catalog: Catalog
    vectors: FloatArray
    seed: int

    @property
    def inputs(self) -> str:
        """Digest of the ratings: minutes of training are not worth a reworded note."""
        columns = [self.ratings[name].to_numpy(np.float64) for name in (USER, ITEM, RATED, TIME)]
        return digest_of(f"{SETTINGS} {self.seed}", *columns)

    @property
    def facts(self) -> ItemFacts:
        """Genres, years and texts of all films."""
        genres, years = self.catalog.genre_matrix.astype(np.float32), self.catalog.year.astype(np.float32)
        return ItemFacts(genres, years, text_columns(self.vectors))


def write_stars(out: Path, sources: StarsSources, progress: Progress, *, fresh: bool = False) -> bool:
    """Train the rating models into a bundle's folder, going on where it was cut short.

    Models of the same ratings that know every film are kept, without the films that are gone.

    Parameters
    ----------
    fresh : train even where the models there came from the same ratings and films

    Returns
    -------
    Whether anything was trained.
    """
    inputs, item_ids, seed = sources.inputs, sources.catalog.item_ids, sources.seed
    if not fresh and inputs_of(out / STARS) == inputs == inputs_of(out / NETWORK):
        kept = narrowed(RatingModel.load(out / STARS), item_ids)
        if kept is not None:
            kept.save(out / STARS, inputs)
            return False
    checkpoints = Checkpoints(out / UNFINISHED, digest_of(inputs, item_ids))
    data = TrainingData(table_of(sources.ratings, np.unique(sources.ratings[USER]), item_ids), sources.facts)
    train_rating_model(data, item_ids, seed, progress, checkpoints).save(out / STARS, inputs)
    layer, _ = train_film_layer(data, item_ids, seed, progress, checkpoints.part("network"))
    layer.save(out / NETWORK, inputs)
    checkpoints.clear()
    return True
