"""Descriptions with genres and reviews with stars, to train on and to measure; whole films are held out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recommender.building.catalog_vocabulary import genres_of
from recommender.sources.imdb_by_genre import read_imdb_by_genre
from recommender.sources.imdb_genre_text import read_genre_text
from recommender.sources.reviews import Review
from recommender.types import BoolArray, FloatArray

HELD_OUT = 0.15


@dataclass(frozen=True, slots=True)
class Description:
    """What a film is said to be about; ``film`` is the same for all texts of one film."""

    film: str
    text: str
    genres: tuple[str, ...]


def read_descriptions(data: Path) -> list[Description]:
    """Read IMDb's descriptions, both forms, those that name a genre of ours; one of each film.

    Raises
    ------
    SourceError
        If the files are missing or of another form.
    """
    films = (
        *read_imdb_by_genre(data / "imdb-by-genre").data,
        *read_genre_text(data / "imdb-genre-classification" / "train_data.txt").data,
    )
    described: dict[str, Description] = {}
    for film in films:
        genres = genres_of(film.genres)
        key = f"{film.title.lower()} {film.year}"
        if film.text and genres:
            described.setdefault(key, Description(key, film.text, genres))
    return list(described.values())


def described_of(genres: Sequence[str], data: Path, *, held: bool) -> list[Description]:
    """Read the descriptions that name one of some genres, of films held out or of the others, shuffled."""
    described = [each for each in read_descriptions(data) if set(each.genres) & set(genres)]
    out = held_out([each.film for each in described])
    chosen = [each for each, is_out in zip(described, out, strict=True) if is_out == held]
    return sorted(chosen, key=lambda each: drawn(f"order {each.film}"))


def genre_flags(descriptions: Sequence[Description], genres: Sequence[str]) -> FloatArray:
    """Which description names which genre: 0 or 1, shape (n, len(genres))."""
    return np.array([[genre in each.genres for genre in genres] for each in descriptions], np.float32)


def held_out(films: Sequence[str], share: float = HELD_OUT) -> BoolArray:
    """Choose a share of the films, by a digest of the key: the same everywhere, and all texts of one film."""
    return np.array([drawn(film) < share for film in films], np.bool_)


def drawn(key: str) -> float:
    """A number in 0-1 that stands for a key."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") / 2**64


def some_reviews(reviews: Sequence[Review], most: int, *, held: bool) -> list[Review]:
    """Draw reviews of films held out or of the others, each film once before any comes twice."""
    out = held_out([review.imdb_id for review in reviews])
    nth: dict[str, int] = {}
    places = []
    for number, review in enumerate(reviews):
        if out[number] == held:
            nth[review.imdb_id] = nth.get(review.imdb_id, 0) + 1
            places.append((nth[review.imdb_id], drawn(f"{review.imdb_id} {number}"), number))
    return [reviews[number] for _, _, number in sorted(places)[:most]]
