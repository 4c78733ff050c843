"""Any BERT checkpoint, pooled as the second seed system pooled its own: the mean of the last four hidden
layers over tokens.

That system used ``wwm_uncased_L-24_H-1024_A-16`` on 256 tokens of a film's overview.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.encoders.base import in_batches, normalised
from recommender.errors import ModelError
from recommender.types import FloatArray

MAX_TOKENS = 256
BATCH = 16


class LastFourEncoder:
    """A transformers checkpoint whose last four hidden layers are averaged, over layers and over tokens.

    Parameters
    ----------
    checkpoint : a folder or a hub id of a BERT model with at least four layers

    Raises
    ------
    ModelError
        If the checkpoint cannot be loaded.
    """

    def __init__(self, checkpoint: str) -> None:
        from transformers import AutoModel, AutoTokenizer

        try:
            self._tokenizer = AutoTokenizer.from_pretrained(checkpoint)
            self._model = AutoModel.from_pretrained(checkpoint).eval()
        except (OSError, ValueError) as error:
            raise ModelError(f"{checkpoint}: no BERT checkpoint there ({error}).") from error
        self.name = f"{checkpoint} (mean of the last four layers)"
        self.dim = int(self._model.config.hidden_size)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Encode texts; see `Encoder`."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        shortest_first = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        for batch in in_batches(shortest_first, BATCH):
            vectors[list(batch)] = self._pooled([texts[row] for row in batch])
        return normalised(vectors)

    def _pooled(self, texts: list[str]) -> FloatArray:
        import torch

        tokens = self._tokenizer(
            texts, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt"
        )
        with torch.no_grad():
            layers = self._model(**tokens, output_hidden_states=True).hidden_states[-4:]
        states = torch.stack(layers).mean(0)  # (batch, length, dim)
        mask = tokens["attention_mask"].unsqueeze(-1)
        return np.asarray((states * mask).sum(1) / mask.sum(1), np.float32)
