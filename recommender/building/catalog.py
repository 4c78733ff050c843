"""Build the catalogue: read every source, merge film by film, settle the facts, count ratings and tags.

``build_catalog`` gives the frame that becomes catalog.parquet, and with it what other parts of the bundle
need to know: which record of which source is which film (their texts make vectors), and how the reading went.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from recommender import catalog_schema as column
from recommender.building.catalog_facts import settle
from recommender.building.catalog_frame import Row, to_frame
from recommender.building.catalog_franchises import franchises
from recommender.building.catalog_matching import Draft
from recommender.building.catalog_merge import merge
from recommender.building.catalog_people import respelt, spellings
from recommender.building.catalog_ratings import (
    NO_RATINGS,
    Stats,
    rating_stats,
    tags_by_item,
    without_repeats,
)
from recommender.building.catalog_screen import LeftOut
from recommender.building.catalog_sources import Published, Source, read_published
from recommender.sources.records import FilmRecord


@dataclass(frozen=True, slots=True)
class CatalogBuild:
    """The catalogue, and how it came about.

    Attributes
    ----------
    frame : one row a film, ascending by item id; columns of ``catalog_schema``
    records : item id → source → what it says of the film, its text included
    left_out : how many records were left out, by reason
    published : all that was read, with ratings, tags and the reports of bad rows
    """

    frame: pd.DataFrame
    records: Mapping[int, Mapping[Source, FilmRecord]]
    left_out: Mapping[LeftOut, int]
    published: Published


def build_catalog(data: Path) -> CatalogBuild:
    """Build the catalogue from the published files below a folder (docs/data.md says where each belongs).

    Raises
    ------
    SourceError
        If MovieLens is missing, or a file is not what its name promises.
    """
    published = read_published(data)
    merged = merge(published.films, published.links)
    rows = [_row(draft) for draft in merged.drafts]
    chosen, series, numbers = spellings(rows), franchises(rows), _numbers(published)
    frame = to_frame(
        {
            **respelt(row, chosen),
            column.FRANCHISE: series.get(row[column.ITEM_ID]),
            **{name: of_item(row[column.ITEM_ID]) for name, of_item in numbers.items()},
        }
        for row in rows
    )
    records = {draft.item_id: dict(draft.records) for draft in merged.drafts}
    return CatalogBuild(frame, records, Counter(reason for _, _, reason in merged.left_out), published)


def _row(draft: Draft) -> Row:
    """What the sources say of a film."""
    facts = settle(draft)
    return {
        column.ITEM_ID: draft.item_id,
        column.IMDB_ID: next(draft.known("imdb_id"), None),
        column.TMDB_ID: next(draft.known("tmdb_id"), None),
        column.ORIGIN: draft.origin.value,
        column.SOURCES: tuple(source.value for source in Source if source in draft.records),
        column.TOLD_BY: facts.told_by,
        column.DISPUTED: facts.disputed,
        **facts.values,
    }


def _numbers(published: Published) -> Mapping[str, Callable[[int], object]]:
    """What MovieLens' users say of each film, as columns: item id → value."""
    now = rating_stats(published.ratings)
    before: Stats = {}
    if published.earlier_ratings is not None:
        before = rating_stats(without_repeats(published.earlier_ratings, published.ratings))
    tags = tags_by_item(published.tags)
    return {
        column.RATING_COUNT: lambda item_id: now.get(item_id, NO_RATINGS)[0],
        column.RATING_MEAN: lambda item_id: now.get(item_id, NO_RATINGS)[1],
        column.EARLIER_COUNT: lambda item_id: before.get(item_id, NO_RATINGS)[0],
        column.EARLIER_MEAN: lambda item_id: before.get(item_id, NO_RATINGS)[1],
        column.TAGS: lambda item_id: tuple(tag for tag, _ in tags.get(item_id, ())),
        column.TAG_COUNTS: lambda item_id: tuple(count for _, count in tags.get(item_id, ())),
    }
