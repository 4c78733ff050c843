import numpy as np
import pytest
import torch

from recommender.models.text.genre_lstm import TWELVE, GenreLstm
from recommender.models.text.rating_lstm import MIDDLE, RatingLstm
from recommender.models.text.ridge import Ridge


def test_the_genre_network_has_the_layers_of_the_first_seed() -> None:
    network = GenreLstm(50)
    assert network.words.embedding_dim == network.first.hidden_size == 256
    assert (network.both_ways.hidden_size, network.both_ways.bidirectional) == (128, True)
    assert network.last.hidden_size == 128
    assert network.dense[0].out_features == 64
    assert network(torch.randint(0, 50, (3, 7))).shape == (3, len(TWELVE)) == (3, 12)


def test_the_rating_network_has_the_layers_of_the_first_seed() -> None:
    network = RatingLstm(50)
    assert (network.words.embedding_dim, network.read.hidden_size) == (100, 20)
    stars = network(torch.zeros(4, 9, dtype=torch.int64))
    assert stars.shape == (4,)
    assert (stars - MIDDLE).abs().max() < 2


def test_a_ridge_finds_the_direction_that_counts() -> None:
    random = np.random.default_rng(1)
    vectors = random.normal(size=(400, 5)).astype(np.float32)
    values = (3 + 2 * vectors[:, 1]).astype(np.float32)
    ridge = Ridge.fit(vectors, values)
    assert ridge.weights == pytest.approx([0, 2, 0, 0, 0], abs=0.1)
    assert ridge.predict(np.zeros((1, 5), np.float32)) == pytest.approx([3.0], abs=0.1)


def test_rows_of_little_trust_count_little() -> None:
    vectors = np.ones((2, 1), np.float32)
    values, trust = np.array([1.0, 5.0], np.float32), np.array([1.0, 0.01], np.float32)
    assert Ridge.fit(vectors, values, trust).predict(vectors)[0] < 1.5
