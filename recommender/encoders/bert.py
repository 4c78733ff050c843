"""A BERT forward pass in NumPy, read from a safetensors checkpoint: what answers a request.

torch and transformers take seconds to import; this takes none, keeps the embedding table on disk (mapped:
only the rows of words that occur are ever read), and gives the same vectors to 1e-5. Devlin et al. 2019;
post-norm encoder, GELU."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors import safe_open

from recommender.errors import ModelError
from recommender.types import FloatArray, IntArray

Reader = Callable[[str], FloatArray]
"""Gives a tensor of the checkpoint by name."""
Watcher = Callable[["Layer", str, FloatArray], None]
"""Is shown what comes into each matrix of each layer: qkv, mix, up, down."""


def _unwatched(layer: Layer, matrix: str, states: FloatArray) -> None:
    """Watch nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One encoder layer's weights, each matrix laid out (in, out)."""

    qkv: FloatArray  # (dim, 3 * dim)
    qkv_bias: FloatArray
    mix: FloatArray  # (dim, dim)
    mix_bias: FloatArray
    mix_norm: tuple[FloatArray, FloatArray]
    up: FloatArray  # (dim, 4 * dim)
    up_bias: FloatArray
    down: FloatArray  # (4 * dim, dim)
    down_bias: FloatArray
    down_norm: tuple[FloatArray, FloatArray]


class Bert:
    """BERT's encoder stack over already tokenised text.

    Parameters
    ----------
    weights : model.safetensors of a ``BertModel``
    heads, layers : as in the checkpoint's config.json

    Raises
    ------
    ModelError
        If the file cannot be read or lacks a tensor.
    """

    def __init__(self, weights: Path, *, heads: int, layers: int) -> None:
        self.heads = heads
        try:
            with safe_open(weights, "np") as tensors:
                read = tensors.get_tensor
                self.positions = read("embeddings.position_embeddings.weight")
                self.segment = read("embeddings.token_type_embeddings.weight")[0]
                self.norm = _norm(read, "embeddings.LayerNorm")
                self.layers = [_layer(read, number) for number in range(layers)]
            self.words = _mapped(weights, "embeddings.word_embeddings.weight")
        except Exception as error:  # safetensors raises its own kinds, none of them public
            raise ModelError(f"{weights}: not a BERT checkpoint that can be read ({error})") from error
        self.dim = int(self.segment.shape[0])

    def hidden(self, token_ids: IntArray, watch: Watcher = _unwatched) -> FloatArray:
        """Run the stack over texts of one length (no padding, so no mask).

        Parameters
        ----------
        token_ids : int64, shape (batch, length), with [CLS] and [SEP]

        Returns
        -------
        float32, shape (batch, length, dim): the last hidden layer.
        """
        length = token_ids.shape[1]
        states = self.words[token_ids] + self.positions[:length] + self.segment
        states = _layer_norm(states, *self.norm)
        for layer in self.layers:
            states = self._step(states, layer, watch)
        return states

    def _step(self, states: FloatArray, layer: Layer, watch: Watcher) -> FloatArray:
        batch, length, dim = states.shape
        flat = states.reshape(-1, dim)
        watch(layer, "qkv", flat)
        qkv = (flat @ layer.qkv + layer.qkv_bias).reshape(batch, length, 3, self.heads, dim // self.heads)
        query, key, value = qkv.transpose(2, 0, 3, 1, 4)  # each (batch, heads, length, dim / heads)
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(dim // self.heads))
        mixed = (_softmax(scores) @ value).transpose(0, 2, 1, 3).reshape(-1, dim)
        watch(layer, "mix", mixed)
        flat = _layer_norm(flat + mixed @ layer.mix + layer.mix_bias, *layer.mix_norm)
        watch(layer, "up", flat)
        raised = _gelu(flat @ layer.up + layer.up_bias)
        watch(layer, "down", raised)
        flat = _layer_norm(flat + raised @ layer.down + layer.down_bias, *layer.down_norm)
        return flat.reshape(batch, length, dim)


def _norm(read: Reader, prefix: str) -> tuple[FloatArray, FloatArray]:
    return read(f"{prefix}.weight"), read(f"{prefix}.bias")


def _layer(read: Reader, number: int) -> Layer:
    def matrix(name: str) -> FloatArray:
        return np.ascontiguousarray(read(f"encoder.layer.{number}.{name}.weight").T)

    def bias(name: str) -> FloatArray:
        return read(f"encoder.layer.{number}.{name}.bias")

    three = [f"attention.self.{part}" for part in ("query", "key", "value")]
    return Layer(
        qkv=np.concatenate([matrix(name) for name in three], axis=1),
        qkv_bias=np.concatenate([bias(name) for name in three]),
        mix=matrix("attention.output.dense"),
        mix_bias=bias("attention.output.dense"),
        mix_norm=_norm(read, f"encoder.layer.{number}.attention.output.LayerNorm"),
        up=matrix("intermediate.dense"),
        up_bias=bias("intermediate.dense"),
        down=matrix("output.dense"),
        down_bias=bias("output.dense"),
        down_norm=_norm(read, f"encoder.layer.{number}.output.LayerNorm"),
    )


def _mapped(weights: Path, name: str) -> FloatArray:
    """Map one float32 tensor of a safetensors file without reading it (the format: 8 bytes of length, JSON,
    data)."""
    with weights.open("rb") as file:
        header_length = int.from_bytes(file.read(8), "little")
        entry = json.loads(file.read(header_length))[name]
    if entry["dtype"] != "F32":
        raise ValueError(f"{name} is {entry['dtype']}, expected F32")
    start = 8 + header_length + entry["data_offsets"][0]
    return np.memmap(weights, np.float32, "r", start, tuple(entry["shape"]))


def _layer_norm(states: FloatArray, weight: FloatArray, bias: FloatArray) -> FloatArray:
    centred = states - states.mean(-1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(-1, keepdims=True) + np.float32(1e-12))
    return centred / spread * weight + bias


def _softmax(scores: FloatArray) -> FloatArray:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def _gelu(values: FloatArray) -> FloatArray:
    from scipy.special import erf

    return values * (erf(values * np.float32(0.7071067811865476)) + 1) * np.float32(0.5)
