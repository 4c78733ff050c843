"""What texts tell of films: how much of each genre they are, and how good, whether anybody said so or not.

Each film is told of by a model that never saw it: the films are dealt into folds, and each fold is told of by
what the others taught.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from recommender.building.priors import OVERALL_STARS
from recommender.catalog import Catalog
from recommender.models.text.ridge import Ridge
from recommender.training.epochs import EpochsConfig
from recommender.training.text_networks import read_genres, train_genre_reader
from recommender.types import BoolArray, FloatArray, IntArray
from recommender.vectors import VectorKind

KINDS = ("note", "asked", "extract", "facts")
"""Texts that tell of quality, side by side."""
EPOCHS = EpochsConfig(most=12, patience=3, batch=128, rate=1e-3, decay=1e-4)
PLOT = ("note", "asked", "extract")
"""Texts that tell of genres; facts name them."""
FOLDS = 5
SEED = 20250101
HALF_TRUSTED = 5.0
"""Ratings after which a film's mean counts half."""


def write_told(path: Path, catalog: Catalog, kinds: Mapping[str, VectorKind]) -> None:
    """Write genre shares in per cent and quality of every film, as npz."""
    quality = told_quality(film_vectors(kinds, len(catalog)), catalog.rating_count, catalog.rating_mean)
    shares = told_genres(kinds, catalog.genre_matrix.astype(np.float32))
    np.savez_compressed(
        path,
        genres=np.rint(100 * shares).astype(np.uint8),
        quality=(quality - OVERALL_STARS).astype(np.float16),
    )


def film_vectors(kinds: Mapping[str, VectorKind], n_items: int) -> FloatArray:
    """Everything said of each film, kind beside kind, zeros where one is silent; (n_items, dim · kinds)."""
    return np.hstack([kinds[name].mean_by_item(n_items) for name in KINDS if name in kinds])


def told_quality(vectors: FloatArray, counts: IntArray, means: FloatArray) -> FloatArray:
    """Tell the mean stars of every film from its texts.

    Parameters
    ----------
    counts, means : ratings of each film, shape (n_items,)

    Returns
    -------
    float32, shape (n_items,), stars; NaN where nobody rated any film.
    """
    fold = np.random.default_rng(SEED).integers(FOLDS, size=len(counts))
    told = np.full(len(counts), np.nan, np.float32)
    trust = (counts / (counts + HALF_TRUSTED)).astype(np.float32)
    for held in range(FOLDS):
        rows = np.flatnonzero((counts > 0) & (fold != held))
        if len(rows):
            ridge = Ridge.fit(vectors[rows], np.nan_to_num(means[rows]), trust[rows])
            told[fold == held] = ridge.predict(vectors[fold == held])
    return told


def told_genres(kinds: Mapping[str, VectorKind], named: FloatArray) -> FloatArray:
    """Tell how much of each genre every film is: half what its texts say, half what its source names.

    Parameters
    ----------
    named : shape (n_items, n_genres), 0 or 1; a row of 0 where the source is silent

    Returns
    -------
    float32, shape (n_items, n_genres), each row sums to 1.
    """
    plots = np.add.reduce([kinds[kind].mean_by_item(len(named)) for kind in PLOT if kind in kinds])
    lengths = np.linalg.norm(plots, axis=1, keepdims=True)
    has_plot = lengths[:, 0] > 0
    told = _read_by_others(plots / np.where(lengths > 0, lengths, 1), named, has_plot)
    facts = _read_by_others(kinds["facts"].mean_by_item(len(named)), named, np.ones(len(named), np.bool_))
    told[~has_plot] = facts[~has_plot]
    is_named = named.any(axis=1, keepdims=True)
    mixed = np.where(is_named, (told + named) / 2, told)
    return np.asarray(mixed / mixed.sum(axis=1, keepdims=True), np.float32)


def _read_by_others(vectors: FloatArray, named: FloatArray, readable: BoolArray) -> FloatArray:
    """Probabilities of genres, each film's by a model that the other folds taught; 0 where not readable."""
    fold = np.random.default_rng(SEED).integers(FOLDS, size=len(named))
    told = np.zeros(named.shape, np.float32)
    teaching = readable & named.any(axis=1)
    for held in range(FOLDS):
        asked, taught = readable & (fold == held), teaching & (fold != held)
        if asked.any() and taught.any():
            reader = train_genre_reader(vectors[taught], named[taught], SEED, config=EPOCHS)
            told[asked] = read_genres(reader, vectors[asked])
    return told
