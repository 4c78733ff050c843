"""A catalogue of a few films, made by hand."""

from __future__ import annotations

from typing import Any

from recommender import catalog_schema as schema
from recommender.catalog import Catalog

UNKNOWN: dict[str, Any] = dict.fromkeys(schema.SCHEMA.names) | {
    schema.RATING_COUNT: 0,
    schema.EARLIER_COUNT: 0,
    schema.ORIGIN: "by hand",
}


def catalog_of(*films: dict[str, Any]) -> Catalog:
    """A catalogue of films given by the facts known of them; ids ascend from 1 where none is given."""
    rows = [UNKNOWN | {schema.ITEM_ID: number} | film for number, film in enumerate(films, 1)]
    return Catalog({name: [row[name] for row in rows] for name in schema.SCHEMA.names})


def titled(*titles: str | tuple[str, int] | tuple[str, int, int]) -> Catalog:
    """A catalogue of titles, with years and counts of ratings where given."""
    films = []
    for given in titles:
        title, year, count = (given, None, 0) if isinstance(given, str) else (*given, 0)[:3]
        films.append(
            {schema.TITLE: title, schema.YEAR: year, schema.RATING_COUNT: count, schema.RATING_MEAN: 3.5}
        )
    return catalog_of(*films)
