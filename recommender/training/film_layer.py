"""Training of the rating network whose film layer tells which films are alike."""

from __future__ import annotations

import torch

from recommender.models.film_columns import film_columns
from recommender.models.film_layer import FilmLayer
from recommender.models.main_network import MainNetwork
from recommender.models.stars import Progress, TrainingData
from recommender.training.checkpoints import Checkpoints
from recommender.training.epochs import EpochsConfig, train_epochs
from recommender.types import IntArray

EPOCHS = EpochsConfig(most=30, patience=3)


def train_film_layer(
    data: TrainingData, item_ids: IntArray, seed: int, progress: Progress, checkpoints: Checkpoints
) -> tuple[FilmLayer, list[float]]:
    """Train the third seed's main network; gives its film layer, and the validation loss of each epoch."""
    torch.manual_seed(seed)
    table = data.table
    network = MainNetwork(table.n_users, film_columns(table, data.facts))
    inputs = torch.from_numpy(table.user_rows), torch.from_numpy(table.item_rows)
    bar = progress("Training the rating network", EPOCHS.most)
    stars = torch.from_numpy(table.stars)
    errors = train_epochs(network, inputs, stars, seed, bar, EPOCHS, checkpoints=checkpoints)
    return FilmLayer(item_ids, table.item_counts, network.films.weight.detach().numpy()), errors
