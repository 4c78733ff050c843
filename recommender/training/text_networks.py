"""Training of the models that read: seeded, with progress, the best epoch kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from recommender.models.stars import Progress, no_progress
from recommender.models.text.genre_lstm import GenreLstm
from recommender.models.text.genre_reader import GenreReader
from recommender.models.text.rating_lstm import RatingLstm
from recommender.models.text.vocabulary import Vocabulary
from recommender.training.epochs import EpochsConfig, train_epochs
from recommender.types import FloatArray

GENRE_WORDS, REVIEW_WORDS = 40, 150
"""Words of a description, and of a review, that the recurrent networks read."""
KNOWN_WORDS = 12_000
GENRE_EPOCHS = EpochsConfig(most=8, patience=2, batch=64, rate=1e-3)
REVIEW_EPOCHS = EpochsConfig(most=6, patience=2, batch=64, rate=2e-3)
READER_EPOCHS = EpochsConfig(most=40, patience=4, batch=128, rate=1e-3, decay=1e-4)
AT_ONCE = 256


@dataclass(frozen=True, eq=False)
class WordNetwork:
    """A recurrent network with the words it knows and how many of a text it reads."""

    network: nn.Module
    vocabulary: Vocabulary
    longest: int

    def read(self, texts: Sequence[str]) -> FloatArray:
        """Give what the network gives for texts, longest dimension first; float32."""
        return asked(self.network, torch.from_numpy(self.vocabulary.numbers(texts, self.longest)))


def train_genre_lstm(
    texts: Sequence[str],
    flags: FloatArray,
    seed: int,
    progress: Progress = no_progress,
    config: EpochsConfig = GENRE_EPOCHS,
) -> WordNetwork:
    """Train the first seed's genre network; each description's genres share it evenly."""
    torch.manual_seed(seed)
    vocabulary = Vocabulary.learn(texts, KNOWN_WORDS)
    network = GenreLstm(len(vocabulary), flags.shape[1])
    shares = flags / np.maximum(flags.sum(axis=1, keepdims=True), 1)
    words = torch.from_numpy(vocabulary.numbers(texts, GENRE_WORDS))
    bar = progress("Genres, word by word", config.most)
    train_epochs(network, (words,), torch.from_numpy(shares), seed, bar, config, nn.functional.cross_entropy)
    return WordNetwork(network, vocabulary, GENRE_WORDS)


def train_rating_lstm(
    texts: Sequence[str],
    stars: FloatArray,
    seed: int,
    progress: Progress = no_progress,
    config: EpochsConfig = REVIEW_EPOCHS,
) -> WordNetwork:
    """Train the first seed's rating network on reviews with their stars, 1-10."""
    torch.manual_seed(seed)
    vocabulary = Vocabulary.learn(texts, KNOWN_WORDS)
    network = RatingLstm(len(vocabulary))
    words = torch.from_numpy(vocabulary.numbers(texts, REVIEW_WORDS))
    bar = progress("Stars, word by word", config.most)
    train_epochs(network, (words,), torch.from_numpy(stars), seed, bar, config)
    return WordNetwork(network, vocabulary, REVIEW_WORDS)


def train_genre_reader(
    vectors: FloatArray,
    flags: FloatArray,
    seed: int,
    progress: Progress = no_progress,
    config: EpochsConfig = READER_EPOCHS,
) -> GenreReader:
    """Train the genre model that serves, on vectors (n, dim) and the genres named (n, n_genres)."""
    torch.manual_seed(seed)
    network = GenreReader(vectors.shape[1], flags.shape[1])
    bar = progress("Genres, by meaning", config.most)
    loss = nn.functional.binary_cross_entropy_with_logits
    train_epochs(network, (torch.from_numpy(vectors),), torch.from_numpy(flags), seed, bar, config, loss)
    return network


def read_genres(network: GenreReader, vectors: FloatArray) -> FloatArray:
    """Probability of each genre; shape (n, n_genres)."""
    return (1 / (1 + np.exp(-asked(network, torch.from_numpy(vectors))))).astype(np.float32)


def asked(network: nn.Module, inputs: Tensor) -> FloatArray:
    """Ask a network a part at a time."""
    network.eval()
    with torch.no_grad():
        parts = [network(inputs[at : at + AT_ONCE]).numpy() for at in range(0, len(inputs), AT_ONCE)]
    return np.concatenate(parts)
