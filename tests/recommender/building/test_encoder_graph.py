"""The graph that serves, made of a tiny BERT of random weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from recommender.building.encoder_graph import MATRICES, smoothing, write_encoder
from recommender.encoders.bert import Bert
from recommender.types import FloatArray

TEXTS = [[1, 40, 7, 12, 2], [1, 9, 2], [1, 33, 33, 21, 5, 8, 2]]


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Bert:
    import torch
    from transformers import BertConfig, BertModel

    folder = tmp_path_factory.mktemp("tiny-bert")
    torch.manual_seed(0)
    sizes = {"hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 128}
    BertModel(BertConfig(vocab_size=50, **sizes)).save_pretrained(folder)
    return Bert(folder / "model.safetensors", heads=4, layers=2)


def means(session: onnxruntime.InferenceSession, ids: list[int]) -> FloatArray:
    return np.asarray(session.run(None, {"ids": np.array([ids])})[0][0], np.float32)


def test_a_graph_in_bytes_gives_nearly_the_same(bert: Bert, tmp_path: Path) -> None:
    write_encoder(bert, smoothing(bert, TEXTS), tmp_path / "tiny.onnx")
    session = onnxruntime.InferenceSession(tmp_path / "tiny.onnx", providers=["CPUExecutionProvider"])
    for ids in TEXTS:
        exact, rounded = bert.hidden(np.array([ids])).mean(1)[0], means(session, ids)
        assert rounded @ exact / np.linalg.norm(rounded) / np.linalg.norm(exact) > 0.999


def test_what_grows_large_is_divided_by_more(bert: Bert) -> None:
    factors = smoothing(bert, TEXTS)
    seen: list[FloatArray] = []
    for ids in TEXTS:
        bert.hidden(
            np.array([ids]), lambda layer, name, x: seen.append(x) if layer is bert.layers[0] else None
        )
    assert [set(layer) for layer in factors] == [set(MATRICES)] * 2
    largest = np.max([np.abs(states).max(axis=0) for states in seen[:: len(MATRICES)]], axis=0)
    assert np.corrcoef(np.log(largest), np.log(factors[0]["qkv"]))[0, 1] > 0.8
