"""The third seed's network for a film nobody has rated: the user's embedding and the film's columns alone."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from recommender.models.stars_layer import to_stars


class NewFilmNetwork(nn.Module):
    """An embedding of the user beside the film's columns, then a perceptron."""

    def __init__(self, n_users: int, columns: Tensor, width: int = 16, hidden: int = 64) -> None:
        super().__init__()
        self.columns = nn.Parameter(columns, requires_grad=False)
        self.users = nn.Embedding(n_users, width)
        self.layers = nn.Sequential(
            nn.Linear(width + columns.shape[1], hidden), nn.ReLU(), nn.Dropout(0.3), nn.Linear(hidden, 1)
        )

    def forward(self, users: Tensor, films: Tensor) -> Tensor:
        """Stars of pairs: users and films (b,) → (b,)."""
        inputs = [self.users(users), self.columns[films]]  # (b, width), (b, n_columns)
        return to_stars(self.layers(torch.cat(inputs, dim=1))[:, 0])
