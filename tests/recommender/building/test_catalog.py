from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from recommender.building.catalog import CatalogBuild, build_catalog
from recommender.building.catalog_screen import LeftOut
from recommender.building.catalog_sources import Source, read_published
from recommender.errors import SourceError
from recommender.title_text import comparable

MOVIELENS, TOP10K, HERALDEXX = 9742, 4000, 1800
"""Films that each source must bring at least (MovieLens: exactly)."""


def film(frame: pd.DataFrame, item_id: int) -> Mapping[str, Any]:
    (row,) = frame[frame["item_id"] == item_id].to_dict("records")
    return row


def test_all_sources_make_one_catalogue(published: Path) -> None:
    frame = build_catalog(published).frame
    titles = dict(zip(frame["item_id"], frame["title"], strict=True))
    assert list(titles)[:6] == [1, 6, 2571, 78499, 176601, 10_458_723]
    assert titles[2571] == "The Matrix"
    assert [title for item_id, title in titles.items() if item_id >= 10**9] == ["Weapons"]


def test_facts_come_together_from_all(published: Path) -> None:
    heat = film(build_catalog(published).frame, 6)
    assert (heat["year"], heat["runtime"], heat["directors"]) == (1995, 170, ("Michael Mann",))
    assert heat["cast"] == ("Al Pacino", "Robert De Niro", "Val Kilmer")
    assert (heat["countries"], heat["subgenres"]) == (("USA",), ("Legal",))
    assert (heat["imdb_id"], heat["tmdb_id"]) == ("tt0113277", 949)
    assert heat["sources"] == ("ml-latest-small", "tmdb-movies-udacity", "wikipedia-movie-data")
    assert (heat["origin"], heat["told_by"]["directors"]) == ("ml-latest-small", "TMDB")


def test_ratings_tags_and_series(published: Path) -> None:
    frame = build_catalog(published).frame
    toy_story = film(frame, 1)
    assert (toy_story["rating_count"], toy_story["rating_mean"]) == (2, 4.5)
    assert (toy_story["earlier_rating_count"], toy_story["earlier_rating_mean"]) == (1, 2.0)
    assert (toy_story["tags"], toy_story["tag_counts"]) == (("pixar", "toys"), (2, 1))
    assert film(frame, 78499)["franchise"] == toy_story["franchise"] == "Toy Story"
    assert (film(frame, 2571)["rating_count"], film(frame, 2571)["rating_mean"]) == (0, None)


def test_what_is_unknown_stays_unknown(published: Path) -> None:
    series = film(build_catalog(published).frame, 176601)
    assert (series["year"], series["genres"], series["tmdb_id"], series["directors"]) == (
        None,
        None,
        None,
        (),
    )


def test_the_build_tells_what_it_left_out_and_lacked(published: Path) -> None:
    build = build_catalog(published)
    assert build.left_out == {LeftOut.NOT_OUT: 1}
    assert build.published.absent == (Source.HETREC, Source.IMDB5000)


def test_records_keep_their_texts_for_vectors(published: Path) -> None:
    records = build_catalog(published).records
    assert records[6][Source.WIKIPEDIA].text.startswith("Heat is a 1995 American crime film")
    assert records[10_458_723][Source.TOP10K].text == "A family meets itself."


def test_movielens_alone_will_do(published: Path) -> None:
    for folder in published.iterdir():
        if folder.name != Source.MOVIELENS:
            shutil.rmtree(folder)
    build = build_catalog(published)
    assert len(build.frame) == 5
    assert len(build.published.absent) == 7


def test_without_movielens_there_is_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"ml-latest-small: no such folder\. .*docs/data\.md"):
        read_published(tmp_path)


def test_a_folder_with_the_wrong_file_is_refused(published: Path) -> None:
    (published / Source.HERALDEXX / "tmdb_movies.csv").write_text("id,name\n1,Heat\n")
    with pytest.raises(SourceError, match="expected the TMDB extract of heraldexx"):
        build_catalog(published)


@pytest.fixture(scope="module")
def real() -> CatalogBuild:
    folder = Path(__file__).parents[4] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"needs the published data sets in {folder}")
    return build_catalog(folder)


@pytest.mark.shared
@pytest.mark.slow
class TestRealCatalogue:
    def test_it_is_large_enough_and_holds_all_of_movielens(self, real: CatalogBuild) -> None:
        counts = real.frame["origin"].value_counts()
        assert counts[Source.MOVIELENS] == MOVIELENS
        assert counts[Source.TOP10K] >= TOP10K
        assert counts[Source.HERALDEXX] >= HERALDEXX
        assert real.frame["item_id"].is_unique

    def test_recent_films_are_many(self, real: CatalogBuild) -> None:
        cold = real.frame[real.frame["origin"] != Source.MOVIELENS]
        assert (cold["year"].fillna(0).astype(int) >= 2017).sum() >= 2000
        assert real.frame["year"].dropna().max() == 2025

    def test_films_that_share_a_title_stay_apart(self, real: CatalogBuild) -> None:
        own = real.frame[real.frame["origin"] == Source.MOVIELENS]
        titles = own["title"].map(comparable)
        assert titles.duplicated(keep=False).sum() >= 536
        emma = own[(own["title"] == "Emma") & (own["year"] == 1996)]
        assert sorted(emma["item_id"]) == [838, 26958]

    def test_two_films_called_sweetheart(self, real: CatalogBuild) -> None:
        found = real.frame[(real.frame["title"] == "Sweetheart") & (real.frame["year"] == 2019)]
        assert sorted(found["item_id"]) == [10_463_843, 10_547_539]

    def test_facts_known_to_be_mixed_up_in_a_source_are_right(self, real: CatalogBuild) -> None:
        """hetrec has the director of another film for each of these."""
        directors = {541: "Ridley Scott", 1214: "Ridley Scott", 1101: "Tony Scott", 3: "Howard Deutch"}
        for item_id, director in directors.items():
            assert film(real.frame, item_id)["directors"] == (director,)

    def test_most_films_that_people_rated_have_a_director(self, real: CatalogBuild) -> None:
        frame = real.frame[real.frame["rating_count"] > 0]
        known = frame["directors"].map(bool)
        assert frame["rating_count"][known].sum() / frame["rating_count"].sum() > 0.97

    def test_no_adult_films(self, real: CatalogBuild) -> None:
        assert real.left_out[LeftOut.ADULT] > 300
        titles = " | ".join(real.frame["title"]).lower()
        assert not any(word in titles for word in ("busty", "creampie", "netorare", "big tits"))
