"""Any sentence-transformers model, by path or hub id: for building with another model, and to check our own
against."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.errors import ModelError
from recommender.types import FloatArray


class SentenceEncoder:
    """A model as sentence-transformers loads and pools it.

    Parameters
    ----------
    model : a folder, or a hub id (only where the hub can be reached or the model is cached)

    Raises
    ------
    ModelError
        If the model cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        from sentence_transformers import SentenceTransformer

        try:
            self._model = SentenceTransformer(model, device="cpu")
        except (OSError, ValueError) as error:
            raise ModelError(f"{model}: no sentence-transformers model there ({error}).") from error
        self.name = model
        self.dim = int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Encode texts; see `Encoder`."""
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, np.float32)
