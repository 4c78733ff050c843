"""Training of the models that read: seeded, with progress, the best epoch kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from recommender.models.stars import Progress, no_progress
from recommender.models.text.genre_lstm import TWELVE, GenreLstm
from recommender.models.text.genre_reader import GenreReader
from recommender.models.text.rating_lstm import RatingLstm
from recommender.models.text.vocabulary import Vocabulary
from recommender.models.text.word_network import WordNetwork, asked
from recommender.sources.reviews import read_reviews
from recommender.training.descriptions import described_of, genre_flags, some_reviews
from recommender.training.epochs import EpochsConfig, train_epochs
from recommender.types import FloatArray

GENRE_WORDS, REVIEW_WORDS = 40, 150
"""Words of a description, and of a review, that the recurrent networks read."""
KNOWN_WORDS = 12_000
GENRE_EPOCHS = EpochsConfig(most=8, patience=2, batch=64, rate=1e-3)
REVIEW_EPOCHS = EpochsConfig(most=6, patience=2, batch=64, rate=2e-3)
READER_EPOCHS = EpochsConfig(most=40, patience=4, batch=128, rate=1e-3, decay=1e-4)


def train_on_descriptions(data: Path, most: int, seed: int, progress: Progress) -> WordNetwork:
    """Train the genre network on descriptions of films that are not held out.

    Raises
    ------
    SourceError
        If the files are missing or of another form.
    """
    described = described_of(TWELVE, data, held=False)[:most]
    return train_genre_lstm([each.text for each in described], genre_flags(described, TWELVE), seed, progress)


def train_on_reviews(data: Path, most: int, seed: int, progress: Progress) -> WordNetwork:
    """Train the rating network on reviews of films that are not held out.

    Raises
    ------
    SourceError
        If the files are missing or of another form.
    """
    reviews = some_reviews(read_reviews(data / "aclImdb"), most, held=False)
    stars = np.array([review.stars for review in reviews], np.float32)
    return train_rating_lstm([review.text for review in reviews], stars, seed, progress)


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
    return WordNetwork("genres", network, vocabulary, GENRE_WORDS)


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
    return WordNetwork("stars", network, vocabulary, REVIEW_WORDS)


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
