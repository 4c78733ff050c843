from __future__ import annotations

from pathlib import Path

import pytest

from recommender.building.catalog_sources import EARLIER_MOVIELENS, LABELS, READERS, Source

DOCS = Path(__file__).parents[3] / "docs" / "data.md"


@pytest.mark.parametrize("folder", [*Source, EARLIER_MOVIELENS])
def test_the_page_on_data_says_where_each_source_belongs(folder: str) -> None:
    assert f"    {folder}/ " in DOCS.read_text(encoding="utf-8")


def test_the_page_names_the_files_that_are_read() -> None:
    page = DOCS.read_text(encoding="utf-8")
    assert all(name in page for name, _ in READERS.values())


def test_every_source_has_a_name_that_people_know() -> None:
    assert set(LABELS) == set(Source)
