from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from recommender import catalog_schema as schema
from recommender.building.catalog_frame import to_frame, write_catalog
from recommender.catalog import GENRES, Catalog
from recommender.errors import BundleError, UnknownItemError
from tests.recommender.films import UNKNOWN, catalog_of

HEAT = {
    "item_id": 6,
    "title": "Heat",
    "year": 1995,
    "genres": ("Crime", "Thriller"),
    "subgenres": ("Legal",),
    "runtime": 170,
    "directors": ("Michael Mann",),
    "cast": ("Al Pacino", "Robert De Niro", "Val Kilmer"),
    "countries": ("USA",),
    "language": "en",
    "imdb_id": "tt0113277",
    "tmdb_id": 949,
    "black_and_white": False,
    "rating_count": 3,
    "rating_mean": 4.0,
    "earlier_rating_count": 1,
    "earlier_rating_mean": 2.0,
    "tags": ("heist",),
    "tag_counts": (2,),
    "franchise": "Cops",
    "told_by": {"runtime": "TMDB"},
    "disputed": {"year": "1995 (MovieLens); 1996 (TMDB)"},
}
RONIN = {
    "item_id": 2,
    "title": "Ronin",
    "cast": ("Robert De Niro",),
    "other_titles": ("浪人",),
    "countries": ("UK", "USA"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    defaults = {"told_by": {}, "disputed": {}}
    return write_catalog(to_frame([UNKNOWN | defaults | HEAT, UNKNOWN | defaults | RONIN]), tmp_path)


def test_items_hold_all_facts(path: Path) -> None:
    heat = Catalog.load(path).item(6)
    assert (heat.label, heat.genres, heat.runtime) == ("Heat (1995)", ("Crime", "Thriller"), 170)
    assert (heat.directors, heat.cast[0], heat.countries) == (("Michael Mann",), "Al Pacino", ("USA",))
    assert (heat.language, heat.imdb_id, heat.tmdb_id, heat.franchise) == ("en", "tt0113277", 949, "Cops")
    assert heat.disputed == {"year": "1995 (MovieLens); 1996 (TMDB)"}


def test_what_is_unknown_is_none_in_items_and_nan_in_arrays(path: Path) -> None:
    catalog = Catalog.load(path)
    ronin = catalog.item(2)
    assert (ronin.year, ronin.runtime, ronin.rating_mean, ronin.directors, ronin.disputed) == (
        None,
        None,
        None,
        (),
        {},
    )
    for numbers in (catalog.year, catalog.runtime, catalog.rating_mean, catalog.black_and_white):
        assert np.isnan(numbers[0])
    assert catalog.black_and_white[1] == 0


def test_ratings_of_both_editions_are_pooled(path: Path) -> None:
    catalog = Catalog.load(path)
    assert catalog.rating_count.tolist() == [0, 4]
    assert catalog.rating_mean[1] == pytest.approx(3.5)
    assert catalog.item(6).rating_mean == pytest.approx(3.5)


def test_rows_ascend_by_id(path: Path) -> None:
    catalog = Catalog.load(path)
    assert catalog.item_ids.tolist() == [2, 6]
    assert (catalog.row_of(6), len(catalog), 6 in catalog, 7 in catalog) == (1, 2, True, False)
    assert [item.title for item in catalog] == ["Ronin", "Heat"]


@pytest.mark.parametrize("item_id", [0, 7, -1])
def test_a_film_that_is_not_there_is_an_error(item_id: int) -> None:
    catalog = catalog_of({schema.TITLE: "Heat"})
    with pytest.raises(UnknownItemError, match=f"No film with id {item_id}"):
        catalog.item(item_id)
    with pytest.raises(UnknownItemError):
        catalog.row_of(item_id)


def test_facts_by_row(path: Path) -> None:
    catalog = Catalog.load(path)
    assert catalog.titles_of(0) == ("Ronin", "浪人")
    assert (catalog.year_of(0), catalog.year_of(1)) == (None, 1995)
    assert (catalog.subgenres_of(1), catalog.tags_of(1)) == (("Legal",), ("heist",))
    assert (catalog.franchise_of(0), catalog.franchise_of(1)) == (None, "Cops")
    assert catalog.people_of(1) == ("Michael Mann", "Al Pacino", "Robert De Niro", "Val Kilmer")


def test_lookups(path: Path) -> None:
    catalog = Catalog.load(path)
    assert list(catalog.rows_of_person("Robert De Niro")) == [0, 1]
    assert list(catalog.rows_of_person("Nobody")) == []
    assert list(catalog.rows_of_country("USA")) == [0, 1]
    assert (catalog.id_of_imdb("tt0113277"), catalog.id_of_imdb("tt0000001")) == (6, None)


def test_the_genre_matrix(path: Path) -> None:
    matrix = Catalog.load(path).genre_matrix
    assert matrix.shape == (2, len(GENRES))
    assert [GENRES[column] for column in np.flatnonzero(matrix[1])] == ["Crime", "Thriller"]
    assert not matrix[0].any()


def test_shared_people_count_directors_most(path: Path) -> None:
    catalog = catalog_of(
        {schema.TITLE: "A", schema.DIRECTORS: ["Ann"], schema.CAST: ["B", "C", "D"]},
        {schema.TITLE: "B", schema.DIRECTORS: ["Ann"]},
        {schema.TITLE: "C", schema.CAST: ["B", "C", "D"]},
        {schema.TITLE: "D"},
    )
    assert catalog.shared_people([0]).tolist() == [0.0, 1.0, 1.0, 0.0]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"catalog\.parquet: no catalogue that can be read"):
        Catalog.load(tmp_path / "catalog.parquet")


def test_a_broken_file_is_named(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(BundleError, match="build the bundle again"):
        Catalog.load(path)


def test_a_file_without_a_column_names_it(tmp_path: Path) -> None:
    path = tmp_path / "catalog.parquet"
    pq.write_table(pa.table({"item_id": [1]}), path)
    with pytest.raises(BundleError, match="lacks title, other_titles"):
        Catalog.load(path)


def test_loading_needs_no_pandas(path: Path) -> None:
    """Importing it would cost a third of a second of every start."""
    program = (
        "import sys; from pathlib import Path; from recommender.catalog import Catalog; "
        f"c = Catalog.load(Path({str(path)!r})); c.item(6); c.genre_matrix; c.rows_of_person('x'); "
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
