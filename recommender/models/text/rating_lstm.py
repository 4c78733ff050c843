"""The first seed's rating model: one recurrent layer over a review, then its stars."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from recommender.models.text.vocabulary import PADDING

MIDDLE = 5.5
"""Of 1-10 stars; the network starts from there."""


class RatingLstm(nn.Module):
    """Embedding 100, LSTM 20, dense 1."""

    def __init__(self, n_words: int) -> None:
        super().__init__()
        self.words = nn.Embedding(n_words, 100, padding_idx=PADDING)
        self.read = nn.LSTM(100, 20, batch_first=True)
        self.out = nn.Linear(20, 1)

    def forward(self, words: Tensor) -> Tensor:
        """Stars: words (b, longest) → (b,)."""
        read, _ = self.read(self.words(words))  # (b, longest, 20)
        return torch.as_tensor(MIDDLE + self.out(read[:, -1])[:, 0])
