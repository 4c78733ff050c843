"""An encoder that remembers what it encoded last: requests that wait together are encoded together."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from recommender.encoders.base import Encoder
from recommender.types import FloatArray

REMEMBERED = 256
"""Texts: what waits at once, and what people ask again with one thing changed. In memory alone."""


class RememberingEncoder:
    """Encodes like another encoder, each text once while it is remembered.

    Parameters
    ----------
    encoder : does the work
    remembered : texts whose vectors are kept, the latest
    """

    def __init__(self, encoder: Encoder, *, remembered: int = REMEMBERED) -> None:
        self.name = encoder.name
        self.dim = encoder.dim
        self._encoder = encoder
        self._remembered = remembered
        self._vectors: OrderedDict[str, FloatArray] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Encode texts; see `Encoder`. Those not remembered go to the encoder in one call."""
        known = {text: self._vectors[text] for text in texts if text in self._vectors}
        new = list(dict.fromkeys(text for text in texts if text not in known))
        if new:
            known |= dict(zip(new, self._encoder.encode(new), strict=True))
        self._remember({text: known[text] for text in texts})
        return np.array([known[text] for text in texts], np.float32).reshape(len(texts), self.dim)

    def _remember(self, vectors: dict[str, FloatArray]) -> None:
        for text, vector in vectors.items():
            self._vectors[text] = vector
            self._vectors.move_to_end(text)
        while len(self._vectors) > self._remembered:
            self._vectors.popitem(last=False)
