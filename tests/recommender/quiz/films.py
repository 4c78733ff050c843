"""A bank whose films are of one genre each, as many of every genre and era, all famous."""

from __future__ import annotations

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.bank import Bank, QuizFilm, genre_shares
from recommender.quiz.eras import era_flags
from recommender.quiz.space import KINDS, Space
from recommender.types import FloatArray

YEARS = (1975, 1985, 1995, 2000, 2010, 2015)
BASE = np.array([1 / len(GENRES)] * len(GENRES) + [1 / 6] * 6)


def films() -> list[QuizFilm]:
    return [
        QuizFilm(
            item_id=1 + column * len(YEARS) + place,
            year=year,
            genres=(genre,),
            fame=0.9 - place / 100,
            franchise="Saga" if genre == "Sci-Fi" and place % 2 else None,
            vector=np.eye(len(GENRES), dtype=np.float32)[column],
            features=features((genre,), year),
        )
        for column, genre in enumerate(GENRES)
        for place, year in enumerate(YEARS)
    ]


def features(genres: tuple[str, ...], year: int) -> FloatArray:
    eras = era_flags(np.array([year], np.float32))[0]
    return np.concatenate([genre_shares(genres), eras]).astype(np.float32) - np.float32(BASE)


def space() -> Space:
    """As if everybody's weights were independent."""
    rows = [features((genre,), year) for genre in GENRES for year in YEARS]
    return Space(np.array(rows), np.eye(len(KINDS)), BASE)


def bank() -> Bank:
    return Bank(films(), space())


def genre_of(item_id: int) -> str:
    return GENRES[(item_id - 1) // len(YEARS)]


def year_of(item_id: int) -> int:
    return YEARS[(item_id - 1) % len(YEARS)]
