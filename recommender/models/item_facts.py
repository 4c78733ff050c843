"""What is known of items besides ratings: genres, the year they were made, what is said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommender.sources.records import FilmRecord
from recommender.types import FloatArray

MADE_YEARS = np.arange(1930, 2031, 10, dtype=np.float32)


@dataclass(frozen=True, eq=False)
class ItemFacts:
    """What is known of each item.

    Attributes
    ----------
    genres : (n_items, n_genres), 0 or 1
    years : (n_items,), NaN where unknown
    texts : (n_items, width), what its text is about (`recommender.training.texts`), or None
    genre_names : what each column of genres stands for, where somebody wants to read it
    """

    genres: FloatArray
    years: FloatArray
    texts: FloatArray | None = None
    genre_names: tuple[str, ...] = ()

    @property
    def columns(self) -> FloatArray:
        """Genres and a soft one-hot of the decade, side by side."""
        return np.concatenate([self.genres, bumps(self.years, MADE_YEARS)], axis=1)


def item_facts(films: Sequence[FilmRecord | None], texts: FloatArray | None = None) -> ItemFacts:
    """Gather facts of films in the order given; None is a film of which nothing is known."""
    names = sorted({genre for film in films if film for genre in film.genres})
    genres = np.zeros((len(films), len(names)), np.float32)
    years = np.full(len(films), np.nan, np.float32)
    for row, film in enumerate(films):
        if film:
            genres[row, [names.index(genre) for genre in film.genres]] = 1
            years[row] = film.year or np.nan
    return ItemFacts(genres, years, texts, tuple(names))


def bumps(years: FloatArray, centres: FloatArray) -> FloatArray:
    """Nearness of each year to each centre, 0-1; all 0 where the year is unknown."""
    width = centres[1] - centres[0]
    return np.nan_to_num(np.exp(-(((years[:, None] - centres) / width) ** 2))).astype(np.float32)
