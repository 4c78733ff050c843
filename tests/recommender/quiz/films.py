"""A bank whose films are of one genre each, as many of every genre and era, all famous."""

from __future__ import annotations

import numpy as np

from recommender.catalog import GENRES
from recommender.quiz.bank import Bank, QuizFilm

YEARS = (1975, 1985, 1995, 2000, 2010, 2015)


def films() -> list[QuizFilm]:
    return [
        QuizFilm(
            item_id=1 + column * len(YEARS) + place,
            year=year,
            genres=(genre,),
            fame=0.9 - place / 100,
            franchise="Saga" if genre == "Sci-Fi" and place % 2 else None,
            vector=np.eye(len(GENRES), dtype=np.float32)[column],
        )
        for column, genre in enumerate(GENRES)
        for place, year in enumerate(YEARS)
    ]


def bank() -> Bank:
    return Bank(films())


def genre_of(item_id: int) -> str:
    return GENRES[(item_id - 1) // len(YEARS)]


def year_of(item_id: int) -> int:
    return YEARS[(item_id - 1) % len(YEARS)]
