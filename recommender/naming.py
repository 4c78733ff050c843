"""The film that somebody else's data means, by ids or by title and year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from recommender.catalog import Catalog
from recommender.request.names import title_keys
from recommender.types import TitleMatch

NEAR_YEARS = 1


def film_named(
    named: Mapping[str, Any], catalog: Catalog, find_title: Callable[[str], Sequence[TitleMatch]]
) -> int | None:
    """Find the film that ids, or title and year (one year apart at most), name.

    Parameters
    ----------
    named : any of movielens_id, imdb_id, title and year
    find_title : films by what was typed as a title, best first

    Returns
    -------
    Its item id; None where there is none.
    """
    if named.get("movielens_id") in catalog:
        return int(named["movielens_id"])
    by_imdb = catalog.id_of_imdb(named["imdb_id"]) if named.get("imdb_id") else None
    if by_imdb is not None or not named.get("title"):
        return by_imdb
    year = int(named["year"]) if named.get("year") else None
    wanted = set(title_keys(str(named["title"])))
    for match in find_title(f"{named['title']} ({year})" if year else str(named["title"])):
        item = catalog.item(match.item_id)
        keys = {key for title in (item.title, *item.other_titles) for key in title_keys(title)}
        if keys & wanted and (year is None or item.year is None or abs(item.year - year) <= NEAR_YEARS):
            return match.item_id
    return None
