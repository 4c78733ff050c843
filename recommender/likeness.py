"""Films like films named by title, by whichever likeness somebody wants to look at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recommender.engine import Engine
from recommender.errors import RequestError
from recommender.models.film_layer import NETWORK, FilmLayer

LIKENESSES = ("ratings-network", "feel", "fans")


def similar_titles(
    titles: Sequence[str], by: str, fewest: int, count: int, bundle: Path | None = None
) -> list[tuple[str, float]]:
    """Find films like some.

    Parameters
    ----------
    by : one of `LIKENESSES`
    fewest : ratings that a film must have to be found by the network

    Returns
    -------
    Labels and scores, best first.

    Raises
    ------
    RequestError
        If a title is none of the catalogue's, or there is no such likeness.
    """
    if by not in LIKENESSES:
        raise RequestError(f"no likeness {by!r}; there are {', '.join(LIKENESSES)}.")
    engine = Engine.load(bundle)
    item_ids = [_named(engine, title) for title in titles]
    if by == "ratings-network":
        found = FilmLayer.load(engine.bundle.folder / NETWORK).nearest(item_ids, fewest, count)
    else:
        answer = engine.similar(item_ids, count=count)
        films = answer.same_feel if by == "feel" else answer.same_fans
        found = [(film.item_id, film.score) for film in films]
    return [(engine.catalog.item(item_id).label, score) for item_id, score in found]


def _named(engine: Engine, title: str) -> int:
    found = engine.find_title(title, limit=1)
    if not found:
        raise RequestError(f"no film like {title!r} in the catalogue; give its title, or title (year).")
    return found[0].item_id
