"""What can be named in a request, taken from a bundle: its films and its people."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from recommender.request.names import FilmNames, NamedFilm
from recommender.request.people import PeopleNames
from recommender.request.understand import Understanding

if TYPE_CHECKING:
    from recommender.bundle import Bundle


def make_understanding(bundle: Bundle) -> Understanding:
    """Make the understanding of requests for a bundle's catalogue."""
    catalog = bundle.catalog
    films = (
        NamedFilm(row, catalog.titles_of(row), catalog.year_of(row), float(bundle.fame[row]))
        for row in range(len(catalog))
    )
    weights: defaultdict[str, float] = defaultdict(float)
    for row in range(len(catalog)):
        for name in catalog.people_of(row):
            weights[name] += float(bundle.fame[row])
    return Understanding(
        catalog, FilmNames(films, bundle.ordinary), PeopleNames(weights, bundle.ordinary)
    )
