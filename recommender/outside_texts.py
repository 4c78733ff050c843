"""Texts of films from outside: those of the shipped catalogue's films, found by title and year.

No rating went into these texts, so they tell nothing of what a split holds out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.bundle import KINDS, SHIPPED
from recommender.catalog import Catalog
from recommender.sources.records import FilmRecord
from recommender.training.texts import text_columns
from recommender.types import FloatArray
from recommender.vectors import best_vectors, read_kind

Key = tuple[str, int | None]


def texts_of(films: Sequence[FilmRecord | None]) -> FloatArray:
    """Find the text columns of films; zeros for one that the catalogue has not; shape (n_films, width)."""
    catalog = Catalog.load(SHIPPED / "catalog.parquet")
    texts = best_vectors({kind: read_kind(kind, SHIPPED) for kind in KINDS}, len(catalog))
    row_of: dict[Key, int] = {}
    for row in range(len(catalog)):
        for title in catalog.titles_of(row):
            row_of.setdefault((title.casefold(), catalog.year_of(row)), row)
    vectors = np.zeros((len(films), texts.shape[1]), np.float32)
    for place, film in enumerate(films):
        if film is not None:
            keys = ((title.casefold(), film.year) for title in (film.title, *film.other_titles))
            found = next((row_of[key] for key in keys if key in row_of), None)
            if found is not None:
                vectors[place] = texts[found]
    return text_columns(vectors)
