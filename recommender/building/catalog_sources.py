"""The published files that the catalogue is made of, where each belongs, and how far it may be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pandas as pd

from recommender.errors import SourceError
from recommender.sources.hetrec import read_hetrec
from recommender.sources.imdb5000 import read_imdb5000
from recommender.sources.movielens import Links, read_csv_ratings, read_links, read_movielens
from recommender.sources.records import FilmRecord, Films, ReadReport
from recommender.sources.tmdb_extracts import read_heraldexx, read_top10k
from recommender.sources.udacity import read_udacity
from recommender.sources.wikipedia import read_wikipedia


class Source(StrEnum):
    """A set whose facts may ship; named by the folder that it belongs in."""

    MOVIELENS = "ml-latest-small"
    TOP10K = "tmdb-top10k"
    UDACITY = "tmdb-movies-udacity"
    HERALDEXX = "tmdb-heraldexx-2025"
    HETREC = "hetrec2011-movielens-2k"
    IMDB5000 = "imdb5000"
    WIKIPEDIA = "wikipedia-movie-data"

    @property
    def label(self) -> str:
        """The name that people know the source by."""
        return LABELS[self]


LABELS = {
    Source.MOVIELENS: "MovieLens",
    Source.TOP10K: "TMDB",
    Source.UDACITY: "TMDB",
    Source.HERALDEXX: "TMDB",
    Source.HETREC: "HetRec",
    Source.IMDB5000: "IMDb 5000",
    Source.WIKIPEDIA: "Wikipedia",
}

EARLIER_MOVIELENS = "the-movies-dataset"
"""Holds MovieLens' links of 2017 and the ratings of its earlier small edition."""
READERS: Mapping[Source, tuple[str, Callable[[Path], Films]]] = {
    Source.TOP10K: ("top10K-TMDB-movies.csv", read_top10k),
    Source.UDACITY: ("tmdb-movies.zip", read_udacity),
    Source.HERALDEXX: ("tmdb_movies.csv", read_heraldexx),
    Source.IMDB5000: ("movie_metadata.csv", read_imdb5000),
    Source.WIKIPEDIA: ("", read_wikipedia),
}


@dataclass(frozen=True, slots=True)
class Published:
    """Everything read: films by source, ratings and tags of both MovieLens editions, and ids elsewhere."""

    films: Mapping[Source, Sequence[FilmRecord]]
    ratings: pd.DataFrame
    tags: pd.DataFrame
    earlier_ratings: pd.DataFrame | None = None
    links: tuple[Links, ...] = ()
    reports: tuple[ReadReport, ...] = ()
    absent: tuple[str, ...] = field(default=())
    """Folders that were not there; the catalogue is the smaller for it."""


def read_published(data: Path) -> Published:
    """Read every source below a folder; all but MovieLens may be absent.

    Raises
    ------
    SourceError
        If MovieLens is absent, or a file that is there is not what it should be.
    """
    movielens = data / Source.MOVIELENS
    if not movielens.is_dir():
        raise SourceError(f"{movielens}: no such folder. Unpack ml-latest-small there; see docs/data.md.")
    edition = read_movielens(movielens)
    films: dict[Source, Sequence[FilmRecord]] = {Source.MOVIELENS: edition.films}
    reports = list(edition.reports)
    for source, (name, read) in READERS.items():
        if (data / source).is_dir():
            found = read(data / source / name)
            films[source] = found.data
            reports += found.reports
    if (data / Source.HETREC).is_dir():
        hetrec = read_hetrec(data / Source.HETREC, titles=_titles_by_imdb_id(edition.films))
        films[Source.HETREC] = hetrec.data
        reports += hetrec.reports
    absent: list[str] = [source for source in Source if source not in films]
    links: tuple[Links, ...] = ()
    earlier = None
    if (folder := data / EARLIER_MOVIELENS).is_dir():
        read_earlier = read_links(folder / "links.zip"), read_csv_ratings(folder / "ratings_small.zip")
        links, earlier = read_earlier[0].data, read_earlier[1].data
        reports += [*read_earlier[0].reports, *read_earlier[1].reports]
    else:
        absent.append(EARLIER_MOVIELENS)
    return Published(films, edition.ratings, edition.tags, earlier, links, tuple(reports), tuple(absent))


def _titles_by_imdb_id(films: Sequence[FilmRecord]) -> Mapping[str, Sequence[str]]:
    return {film.imdb_id: (film.title, *film.other_titles) for film in films if film.imdb_id}
