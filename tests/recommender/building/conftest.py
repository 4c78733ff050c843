"""A small world in the published forms: six sources' files about a handful of films."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from recommender.building.catalog_sources import EARLIER_MOVIELENS, Source
from recommender.sources.tmdb_extracts import HERALDEXX_COLUMNS
from recommender.sources.udacity import COLUMNS as UDACITY_COLUMNS
from tests.recommender.sources.conftest import csv_text, shared

__all__ = ["shared"]

MOVIELENS = {
    "movies.csv": (
        ("movieId", "title", "genres"),
        (1, "Toy Story (1995)", "Adventure|Animation|Children|Comedy|Fantasy"),
        (6, "Heat (1995)", "Action|Crime|Thriller"),
        (2571, "Matrix, The (1999)", "Action|Sci-Fi|Thriller"),
        (78499, "Toy Story 3 (2010)", "Adventure|Animation|Children|Comedy|Fantasy|IMAX"),
        (176601, "Black Mirror", "(no genres listed)"),
    ),
    "links.csv": (
        ("movieId", "imdbId", "tmdbId"),
        (1, "0114709", "862"),
        (6, "0113277", "949"),
        (2571, "0133093", "603"),
        (78499, "0435761", "10193"),
        (176601, "2085059", ""),
    ),
    "ratings.csv": (
        ("userId", "movieId", "rating", "timestamp"),
        (1, 1, 4.0, 964982703),
        (2, 1, 5.0, 964982704),
        (1, 6, 3.5, 964982705),
    ),
    "tags.csv": (
        ("userId", "movieId", "tag", "timestamp"),
        (2, 1, "Pixar", 1445714994),
        (1, 1, "pixar", 1445714995),
        (1, 1, "toys", 1445714996),
    ),
}
TOP10K = (
    (
        *("id", "title", "genre", "original_language", "overview", "popularity", "release_date"),
        *("vote_average", "vote_count"),
    ),
    ("000", "Choose A Movie", "", "", "", "", "", "", ""),
    ("603", "The Matrix", "Action,Science Fiction", "en", "A hacker.", "1", "1999-03-30", "8.2", "20000"),
    ("458723", "Us", "Horror,Thriller", "en", "A family meets itself.", "1", "2019-03-20", "7", "6000"),
)
HERALDEXX = (
    HERALDEXX_COLUMNS,
    ("Weapons", "2025", "7.7", "Seventeen children run away at night.", "Horror, Mystery"),
    ("Us", "2019", "7", "A family meets itself.", "Horror, Thriller"),
    ("Shrek 5", "2026", "0.0", "Plot TBA.", "Animation, Comedy"),
)
WIKIPEDIA = (
    {
        "title": "Heat",
        "year": 1995,
        "cast": ["Al Pacino", "Robert De Niro", "Val Kilmer"],
        "genres": ["Crime", "Legal"],
        "href": "Heat",
        "extract": "Heat is a 1995 American crime film written and directed by Michael Mann.",
    },
)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder with every source but hetrec and IMDb 5000."""
    for name, rows in MOVIELENS.items():
        _write(tmp_path / Source.MOVIELENS / name, rows)
    _write(tmp_path / Source.TOP10K / "top10K-TMDB-movies.csv", TOP10K)
    _write(tmp_path / Source.HERALDEXX / "tmdb_movies.csv", HERALDEXX)
    heat = dict.fromkeys(UDACITY_COLUMNS, "") | {
        "id": "949",
        "original_title": "Heat",
        "release_year": "1995",
    }
    heat |= {"runtime": "170", "director": "Michael Mann", "cast": "Al Pacino|Robert De Niro"}
    _zip(tmp_path / Source.UDACITY / "tmdb-movies.zip", (tuple(heat), tuple(heat.values())))
    _zip(tmp_path / EARLIER_MOVIELENS / "links.zip", (("movieId", "imdbId", "tmdbId"), (1, "0114709", "862")))
    earlier = (MOVIELENS["ratings.csv"][0], (9, 1, 4.0, 964982703), (8, 1, 2.0, 900000000))
    _zip(tmp_path / EARLIER_MOVIELENS / "ratings_small.zip", earlier)
    decade = tmp_path / Source.WIKIPEDIA / "movies-1990s.json"
    decade.parent.mkdir()
    decade.write_text(json.dumps(WIKIPEDIA), encoding="utf-8")
    return tmp_path


def _write(path: Path, rows: Sequence[Sequence[object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(csv_text(*rows), encoding="utf-8", newline="")


def _zip(path: Path, rows: Sequence[Sequence[object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{path.stem}.csv", csv_text(*rows))
