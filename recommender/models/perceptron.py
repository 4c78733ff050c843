"""The fifth seed's scorer: a perceptron over a user's vector and a film's vector.

A user's vector is the sum of the vectors of the films they rated, each times how far its stars are from the
mean, so that a new user has one at once.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from recommender.models.stars_layer import to_stars

SHRINKAGE = 5.0


class Perceptron(nn.Module):
    """Film vectors and three layers."""

    def __init__(self, columns: Tensor, width: int = 24, hidden: int = 48) -> None:
        super().__init__()
        n_items, n_columns = columns.shape
        self.columns = nn.Parameter(columns, requires_grad=False)
        self.films = nn.Embedding(n_items, width)
        nn.init.normal_(self.films.weight, std=0.1)
        self.layers = nn.Sequential(
            nn.Linear(2 * width + n_columns + 2, hidden),
            nn.ReLU(),
            nn.Dropout(0.2),
            nn.Linear(hidden, hidden // 2),
            nn.ReLU(),
            nn.Linear(hidden // 2, 1),
        )

    def forward(self, rated: Tensor, deviations: Tensor, films: Tensor) -> Tensor:
        """Stars of pairs.

        Parameters
        ----------
        rated : (b, longest) films that each user rated, 0 where fewer
        deviations : (b, longest) their stars less the mean, NaN where fewer
        films : (b,)
        """
        there = ~deviations.isnan()
        pulls = torch.where(there, deviations, 0.0)  # (b, longest)
        weight = 1 / (there.sum(1, keepdim=True) + SHRINKAGE)
        users = (pulls[..., None] * self.films(rated)).sum(1) * weight  # (b, width)
        kindness = pulls.sum(1, keepdim=True) * weight
        inputs = [users, self.films(films), self.columns[films], kindness, weight]
        return to_stars(self.layers(torch.cat(inputs, dim=1))[:, 0])
