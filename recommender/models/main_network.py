"""The third seed's main network: a known user and a known film, with the film's columns, to 0.5-5 stars."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from recommender.models.stars_layer import to_stars


class MainNetwork(nn.Module):
    """Embeddings of user and film beside the film's columns, then a perceptron."""

    def __init__(self, n_users: int, columns: Tensor, width: int = 16, hidden: int = 64) -> None:
        super().__init__()
        n_items, n_columns = columns.shape
        self.columns = nn.Parameter(columns, requires_grad=False)
        self.users = nn.Embedding(n_users, width)
        self.films = nn.Embedding(n_items, width)
        for embedding in (self.users, self.films):
            nn.init.normal_(embedding.weight, std=0.05)  # what is not learned must not look like likeness
        self.layers = nn.Sequential(
            nn.Linear(2 * width + n_columns, hidden), nn.ReLU(), nn.Dropout(0.3), nn.Linear(hidden, 1)
        )

    def forward(self, users: Tensor, films: Tensor) -> Tensor:
        """Stars of pairs: users and films (b,) → (b,)."""
        inputs = [
            self.users(users),
            self.films(films),
            self.columns[films],
        ]  # (b, width), twice; (b, n_columns)
        return to_stars(self.layers(torch.cat(inputs, dim=1))[:, 0])
