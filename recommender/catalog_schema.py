"""The columns of catalog.parquet: one row a film, ascending by item_id. Null and empty lists are unknown."""

from __future__ import annotations

import pyarrow as pa

FILE = "catalog.parquet"

ITEM_ID = "item_id"
"""MovieLens' id where it has one; 10,000,000 + TMDB id where that is known; else made from title and year."""
TITLE = "title"
"""In natural order, with accents: "The Matrix"."""
OTHER_TITLES = "other_titles"
YEAR = "year"
GENRES = "genres"
"""MovieLens' eighteen."""
SUBGENRES = "subgenres"
"""What other sources call genres beyond those: History, Sport, Spy ..."""
RUNTIME = "runtime"
"""Minutes."""
DIRECTORS = "directors"
CAST = "cast"
"""Six at most, in billing order where a source keeps one."""
COUNTRIES = "countries"
LANGUAGE = "language"
"""Original language, ISO 639-1."""
IMDB_ID = "imdb_id"
TMDB_ID = "tmdb_id"
CERTIFICATE = "certificate"
"""American: G, PG, PG-13, R, NC-17, or television's."""
BLACK_AND_WHITE = "black_and_white"
RATING_COUNT = "rating_count"
"""Ratings in ml-latest-small (2018)."""
RATING_MEAN = "rating_mean"
EARLIER_COUNT = "earlier_rating_count"
"""Ratings by other people in the edition of 2016."""
EARLIER_MEAN = "earlier_rating_mean"
TAGS = "tags"
"""What MovieLens users tagged it, lower case, most used first; counts in TAG_COUNTS."""
TAG_COUNTS = "tag_counts"
FRANCHISE = "franchise"
ORIGIN = "origin"
"""The source that brought the film in."""
SOURCES = "sources"
"""All sources that tell of it."""
TOLD_BY = "told_by"
"""Fact → the source it was taken from."""
DISPUTED = "disputed"
"""Fact → what the sources that disagree say."""

TEXTS = pa.list_(pa.string())
SCHEMA = pa.schema(
    [
        pa.field(ITEM_ID, pa.int64(), nullable=False),
        pa.field(TITLE, pa.string(), nullable=False),
        pa.field(OTHER_TITLES, TEXTS),
        pa.field(YEAR, pa.int16()),
        pa.field(GENRES, TEXTS),
        pa.field(SUBGENRES, TEXTS),
        pa.field(RUNTIME, pa.int16()),
        pa.field(DIRECTORS, TEXTS),
        pa.field(CAST, TEXTS),
        pa.field(COUNTRIES, TEXTS),
        pa.field(LANGUAGE, pa.string()),
        pa.field(IMDB_ID, pa.string()),
        pa.field(TMDB_ID, pa.int64()),
        pa.field(CERTIFICATE, pa.string()),
        pa.field(BLACK_AND_WHITE, pa.bool_()),
        pa.field(RATING_COUNT, pa.int32(), nullable=False),
        pa.field(RATING_MEAN, pa.float32()),
        pa.field(EARLIER_COUNT, pa.int32(), nullable=False),
        pa.field(EARLIER_MEAN, pa.float32()),
        pa.field(TAGS, TEXTS),
        pa.field(TAG_COUNTS, pa.list_(pa.int32())),
        pa.field(FRANCHISE, pa.string()),
        pa.field(ORIGIN, pa.string(), nullable=False),
        pa.field(SOURCES, TEXTS),
        pa.field(TOLD_BY, pa.map_(pa.string(), pa.string())),
        pa.field(DISPUTED, pa.map_(pa.string(), pa.string())),
    ]
)
