from pathlib import Path

import numpy as np
import pytest
import torch

from recommender.errors import ModelError
from recommender.models.text.rating_lstm import RatingLstm
from recommender.models.text.vocabulary import Vocabulary
from recommender.models.text.word_network import WORDS, WordNetwork, softmax

TEXTS = ["good good film", "bad", ""]


@pytest.fixture
def network() -> WordNetwork:
    torch.manual_seed(0)
    vocabulary = Vocabulary(("good", "bad"))
    return WordNetwork("stars", RatingLstm(len(vocabulary)), vocabulary, 4)


def test_what_was_saved_reads_the_same(network: WordNetwork, tmp_path: Path) -> None:
    network.save(tmp_path / "new")
    loaded = WordNetwork.load(tmp_path / "new")
    assert (loaded.kind, loaded.longest) == ("stars", 4)
    assert (loaded.read(TEXTS) == network.read(TEXTS)).all()
    assert len(set(network.read(TEXTS).tolist())) == 3


def test_a_folder_without_a_network_is_named(network: WordNetwork, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="train-text"):
        WordNetwork.load(tmp_path)
    network.save(tmp_path)
    (tmp_path / WORDS).write_text('{"kind": "smells", "words": [], "longest": 1}')
    with pytest.raises(ModelError, match="smells"):
        WordNetwork.load(tmp_path)


def test_shares_of_logits_sum_to_1() -> None:
    shares = softmax(np.array([[0.0, 0.0], [100.0, 0.0]], np.float32))
    assert shares.sum(axis=1) == pytest.approx([1, 1])
    assert shares[0, 0] == pytest.approx(0.5)
    assert shares[1, 0] == pytest.approx(1)
