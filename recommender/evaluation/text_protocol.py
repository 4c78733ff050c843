"""The models that read, measured on films they never saw: the first seed's networks and those that serve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from recommender.building.told import film_vectors, told_quality
from recommender.bundle import Bundle
from recommender.catalog import Catalog
from recommender.encoders import Encoder
from recommender.evaluation.text_metrics import (
    as_shares,
    best_thresholds,
    calibration_error,
    f1_by_genre,
    macro_auc,
    micro_f1,
)
from recommender.models.stars import Progress
from recommender.models.text.genre_lstm import TWELVE
from recommender.models.text.ridge import Ridge
from recommender.models.text.word_network import softmax
from recommender.sources.reviews import Review, read_reviews
from recommender.sources.rotten_tomatoes import read_consensus
from recommender.training.descriptions import Description, described_of, genre_flags, some_reviews
from recommender.training.text_networks import (
    read_genres,
    train_genre_lstm,
    train_genre_reader,
    train_rating_lstm,
)
from recommender.types import FloatArray

TUNING = 0.12
"""Share of the training films that only thresholds are found on."""
LSTM, OURS = "the first seed's LSTM", "ours, on sentence embeddings"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many texts to train on and to measure on; what a quarter of an hour on one thread allows."""

    descriptions: int = 8000
    described: int = 2000
    reviews: int = 12_000
    encoded: int = 3000
    reviewed: int = 1500


SIZES = Sizes()


def measure_genres(
    data: Path,
    encoder: Encoder,
    seed: int,
    progress: Progress,
    sizes: Sizes = SIZES,
) -> dict[str, dict[str, float]]:
    """Tell twelve genres from descriptions of held-out films, with either model.

    Returns
    -------
    By model: macro and micro F1, mean ROC-AUC, calibration error of shares.
    """
    training = described_of(TWELVE, data, held=False)[: sizes.descriptions]
    tested = described_of(TWELVE, data, held=True)[: sizes.described]
    cut = int(len(training) * (1 - TUNING))
    flags = genre_flags(training, TWELVE)
    network = train_genre_lstm(_texts(training[:cut]), flags[:cut], seed, progress)
    vectors = encoded(encoder, _texts([*training, *tested]), progress)
    reader = train_genre_reader(vectors[:cut], flags[:cut], seed, progress)
    read = [*training[cut:], *tested]
    scores = {LSTM: softmax(network.read(_texts(read))), OURS: read_genres(reader, vectors[cut:])}
    tuned = len(training) - cut
    real = genre_flags(tested, TWELVE)
    return {name: genre_figures(values, flags[cut:], tuned, real) for name, values in scores.items()}


def genre_figures(scores: FloatArray, tuning: FloatArray, tuned: int, real: FloatArray) -> dict[str, float]:
    """Find thresholds on the first ``tuned`` rows, measure on the others."""
    thresholds, tested = best_thresholds(scores[:tuned], tuning), scores[tuned:]
    return {
        "macro F1": float(f1_by_genre(tested, real, thresholds).mean()),
        "micro F1": micro_f1(tested, real, thresholds),
        "ROC-AUC": macro_auc(tested, real),
        "calibration error": calibration_error(as_shares(tested), as_shares(real)),
    }


def measure_reviews(
    data: Path,
    encoder: Encoder,
    means: Mapping[str, float],
    seed: int,
    progress: Progress,
    sizes: Sizes = SIZES,
) -> dict[str, dict[str, float]]:
    """Tell stars from reviews of held-out films, and quality from critics' consensus, with either model.

    Parameters
    ----------
    means : mean stars that MovieLens' people gave, by IMDb id

    Returns
    -------
    By model: RMSE in stars of ten, Spearman of a film's mean with its mean stars, and of its consensus with
    what Rotten Tomatoes' audience gave it.
    """
    reviews = read_reviews(data / "aclImdb")
    training = some_reviews(reviews, sizes.reviews, held=False)
    tested = some_reviews(reviews, sizes.reviewed, held=True)
    consensus = read_consensus(data / "rotten-tomatoes" / "rotten_tomatoes_top_movies.csv")
    said = [text for text, _ in consensus]
    network = train_rating_lstm([r.text for r in training], _stars(training), seed, progress)
    few = training[: sizes.encoded]
    vectors = encoded(encoder, [r.text for r in (*few, *tested)] + said, progress)
    ridge = Ridge.fit(vectors[: len(few)], _stars(few), ridge=1.0)
    read = [r.text for r in tested] + said
    stars = {LSTM: network.read(read), OURS: ridge.predict(vectors[len(few) :])}
    audience = np.array([score for _, score in consensus])
    return {
        name: {
            "RMSE": float(np.sqrt(np.mean((np.clip(told[: len(tested)], 1, 10) - _stars(tested)) ** 2))),
            "Spearman, mean stars": by_film(told[: len(tested)], tested, means),
            "Spearman, audience, of consensus": float(spearmanr(told[len(tested) :], audience)[0]),
        }
        for name, told in stars.items()
    }


def measure_quality(bundle: Bundle) -> dict[str, dict[str, float]]:
    """Tell the mean stars of films from their texts, each film by a model that never saw it.

    Returns
    -------
    By how many rated a film at least: films, RMSE, Spearman, and the spread there is.
    """
    catalog = bundle.catalog
    vectors = film_vectors(bundle.kinds, len(catalog))
    told = told_quality(vectors, catalog.rating_count, catalog.rating_mean)
    figures = {}
    for least in (1, 5, 20):
        rows = np.flatnonzero(catalog.rating_count >= least)
        off = told[rows] - catalog.rating_mean[rows]
        figures[f"rated {least} times or more"] = {
            "films": float(len(rows)),
            "RMSE": float(np.sqrt(np.mean(off**2))),
            "spread": float(catalog.rating_mean[rows].std()),
            "Spearman": float(spearmanr(told[rows], catalog.rating_mean[rows])[0]),
        }
    return figures


def mean_by_imdb(catalog: Catalog) -> dict[str, float]:
    """Mean stars of rated films by IMDb id."""
    items = (catalog.item(int(item_id)) for item_id in catalog.item_ids[catalog.rating_count > 0])
    return {item.imdb_id: float(item.rating_mean) for item in items if item.imdb_id and item.rating_mean}


def by_film(told: FloatArray, reviews: Sequence[Review], means: Mapping[str, float]) -> float:
    """Spearman of the mean of what was told of each film's reviews with its mean stars."""
    films: dict[str, list[float]] = {}
    for value, review in zip(told.tolist(), reviews, strict=True):
        if review.imdb_id in means:
            films.setdefault(review.imdb_id, []).append(value)
    return float(
        spearmanr([np.mean(values) for values in films.values()], [means[film] for film in films])[0]
    )


def encoded(encoder: Encoder, texts: Sequence[str], progress: Progress) -> FloatArray:
    """Encode texts with a bar."""
    bar, parts = progress("Encoding", len(texts)), []
    for at in range(0, len(texts), 256):
        parts.append(encoder.encode(texts[at : at + 256]))
        bar(len(parts[-1]))
    return np.concatenate(parts)


def _texts(described: Sequence[Description]) -> list[str]:
    return [each.text for each in described]


def _stars(reviews: Sequence[Review]) -> FloatArray:
    return np.array([review.stars for review in reviews], np.float32)
