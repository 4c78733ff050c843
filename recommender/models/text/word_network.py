"""A recurrent network with the words it knows: asked, saved and loaded as one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_model, save_model
from torch import Tensor, nn

from recommender.errors import ModelError
from recommender.models.text.genre_lstm import GenreLstm
from recommender.models.text.rating_lstm import RatingLstm
from recommender.models.text.vocabulary import Vocabulary
from recommender.types import FloatArray

AT_ONCE = 256
WEIGHTS, WORDS = "weights.safetensors", "words.json"
NETWORKS: dict[str, type[GenreLstm] | type[RatingLstm]] = {"genres": GenreLstm, "stars": RatingLstm}


@dataclass(frozen=True, eq=False)
class WordNetwork:
    """A network, its vocabulary and how many words of a text it reads; ``kind`` is one of `NETWORKS`."""

    kind: str
    network: nn.Module
    vocabulary: Vocabulary
    longest: int

    def read(self, texts: Sequence[str]) -> FloatArray:
        """Give what the network gives for each text: logits of genres, or stars."""
        return asked(self.network, torch.from_numpy(self.vocabulary.numbers(texts, self.longest)))

    def save(self, folder: Path) -> None:
        """Write weights and words into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        save_model(self.network, str(folder / WEIGHTS))
        told = {"kind": self.kind, "longest": self.longest, "words": self.vocabulary.words}
        (folder / WORDS).write_text(json.dumps(told), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> WordNetwork:
        """Read what `save` wrote.

        Raises
        ------
        ModelError
            If a file is missing or of another form.
        """
        try:
            told = json.loads((folder / WORDS).read_text(encoding="utf-8"))
            vocabulary = Vocabulary(tuple(told["words"]))
            network = NETWORKS[told["kind"]](len(vocabulary))
            load_model(network, str(folder / WEIGHTS))
            return cls(told["kind"], network, vocabulary, int(told["longest"]))
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise ModelError(
                f"{folder}: no network in it ({error}); train one with `python -m recommender train-text`."
            ) from error


def asked(network: nn.Module, inputs: Tensor) -> FloatArray:
    """Ask a network a part at a time."""
    network.eval()
    with torch.no_grad():
        parts = [network(inputs[at : at + AT_ONCE]).numpy() for at in range(0, len(inputs), AT_ONCE)]
    return np.concatenate(parts)


def softmax(logits: FloatArray) -> FloatArray:
    """Shares of logits, row by row."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)
