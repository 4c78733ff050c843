"""The first seed's genre model: four recurrent layers over a description, then shares of twelve genres."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from recommender.models.text.vocabulary import PADDING

TWELVE = (
    *("Action", "Adventure", "Animation", "Children", "Comedy", "Crime"),
    *("Drama", "Fantasy", "Horror", "Romance", "Sci-Fi", "Thriller"),
)
"""The genres it tells apart: those with most descriptions to learn from."""


class GenreLstm(nn.Module):
    """Embedding 256, LSTM 256, LSTM 128 each way, LSTM 128, dense 64 with dropout, a logit a genre."""

    def __init__(self, n_words: int, n_genres: int = len(TWELVE), width: int = 256) -> None:
        super().__init__()
        half = width // 2
        self.words = nn.Embedding(n_words, width, padding_idx=PADDING)
        self.first = nn.LSTM(width, width, batch_first=True)
        self.both_ways = nn.LSTM(width, half, batch_first=True, bidirectional=True)
        self.last = nn.LSTM(width, half, batch_first=True)
        self.dense = nn.Sequential(nn.Linear(half, width // 4), nn.ReLU(), nn.Dropout(0.3))
        self.out = nn.Linear(width // 4, n_genres)

    def forward(self, words: Tensor) -> Tensor:
        """Logits of genres: words (b, longest) → (b, n_genres); their softmax are the shares."""
        read, _ = self.first(self.words(words))  # (b, longest, width)
        read, _ = self.both_ways(read)
        read, _ = self.last(read)  # (b, longest, width / 2)
        return torch.as_tensor(self.out(self.dense(read[:, -1])))
