"""One suite over every encoder. The large ones of the seed systems cannot be had offline: a tiny BERT of
random weights stands in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recommender.encoders import Encoder, load_encoder
from recommender.encoders.minilm import DIGESTS, WEIGHTS, MiniLM, package_file
from recommender.errors import ModelError

TEXTS = ["a cozy romcom", "", "heist in space", "Ein Film über Züge, 列車の映画", "long " * 400]


@pytest.fixture(scope="module")
def tiny_bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of five small layers with MiniLM's own tokenizer, saved as any checkpoint is."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("tiny-bert")
    torch.manual_seed(0)
    config = BertConfig(hidden_size=32, num_hidden_layers=5, num_attention_heads=4, intermediate_size=64)
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(str(package_file(WEIGHTS).with_name("vocab.txt"))).save_pretrained(folder)
    return folder


@pytest.fixture(params=["minilm", "exact minilm", "sentence", "last-four"])
def encoder(request: pytest.FixtureRequest, tiny_bert: Path) -> Encoder:
    if request.param == "exact minilm":
        return load_encoder("minilm", exact=True)
    names = {"sentence": f"sentence:{package_file(WEIGHTS).parent}", "last-four": f"last-four:{tiny_bert}"}
    return load_encoder(names.get(request.param, request.param))


def test_vectors_have_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dim)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_text_alone_and_in_a_batch_are_the_same(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    for row, text in enumerate(TEXTS):
        assert encoder.encode([text])[0] == pytest.approx(together[row], abs=2e-5)


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dim)


def test_ours_is_what_sentence_transformers_gives() -> None:
    theirs = load_encoder(f"sentence:{package_file(WEIGHTS).parent}").encode(TEXTS)
    assert load_encoder("minilm", exact=True).encode(TEXTS) == pytest.approx(theirs, abs=1e-5)


def test_what_serves_is_near_to_what_built() -> None:
    said = ["a cozy romcom", "heist in space, not too violent", "films like Amélie but sadder"]
    exact, served = load_encoder("minilm", exact=True).encode(said), load_encoder("minilm").encode(said)
    assert (exact * served).sum(axis=1).min() > 0.985


def test_a_graph_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cut.onnx").write_bytes(b"cut short")
    monkeypatch.setattr("recommender.encoders.minilm.ROUNDED", tmp_path / "cut.onnx")
    with pytest.raises(ModelError, match=r"cut\.onnx: no encoder that can be read"):
        MiniLM.rounded()


def test_meaning_is_near_to_meaning() -> None:
    romance, heist, love = load_encoder("minilm").encode(
        ["a love story", "robbing a bank", "a romantic film"]
    )
    assert romance @ love > romance @ heist + 0.2


def test_last_four_is_the_mean_of_four_layers_over_tokens(tiny_bert: Path) -> None:
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokens = AutoTokenizer.from_pretrained(tiny_bert)("heist in space", return_tensors="pt")
    with torch.no_grad():
        layers = (
            AutoModel.from_pretrained(tiny_bert).eval()(**tokens, output_hidden_states=True).hidden_states
        )
    expected = torch.stack(layers[-4:]).mean(0)[0].mean(0).numpy()
    found = load_encoder(f"last-four:{tiny_bert}").encode(["heist in space"])[0]
    assert found == pytest.approx(expected / np.linalg.norm(expected), abs=1e-5)


@pytest.mark.parametrize("name", ["glove", "sentence:", "last-four:/no/such/folder"])
def test_what_is_no_encoder_is_refused(name: str) -> None:
    with pytest.raises(ModelError):
        load_encoder(name)


def test_weights_of_another_digest_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    package_file.cache_clear()
    monkeypatch.setitem(DIGESTS, WEIGHTS, "0" * 64)
    with pytest.raises(ModelError, match="not that of the published"):
        package_file(WEIGHTS)
