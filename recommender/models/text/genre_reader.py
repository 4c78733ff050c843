"""The genre model that serves: a perceptron over sentence embeddings, each genre a yes or no of its own."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class GenreReader(nn.Module):
    """Embedding, one hidden layer with dropout, a logit a genre."""

    def __init__(self, dim: int, n_genres: int, hidden: int = 192) -> None:
        super().__init__()
        # Unit vectors of many dimensions have small components; the network starts on ones of size 1.
        self.scale = dim**0.5
        self.layers = nn.Sequential(
            nn.Linear(dim, hidden), nn.ReLU(), nn.Dropout(0.4), nn.Linear(hidden, n_genres)
        )

    def forward(self, vectors: Tensor) -> Tensor:
        """Logits of genres: vectors (b, dim) → (b, n_genres); their sigmoids are probabilities."""
        return torch.as_tensor(self.layers(self.scale * vectors))
