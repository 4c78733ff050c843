from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from recommender import catalog_schema as column
from recommender.building.catalog_frame import Row, to_frame, with_facts, write_catalog


def row(item_id: int, **facts: object) -> Row:
    known: Row = {column.TITLE: f"Film {item_id}", column.RATING_COUNT: 0, column.EARLIER_COUNT: 0}
    known |= {column.ORIGIN: "here", column.TOLD_BY: {}, column.DISPUTED: {}}
    return known | {column.ITEM_ID: item_id} | facts


def test_rows_stand_by_item_id_in_the_schemas_columns() -> None:
    frame = to_frame([row(7), row(3)])
    assert list(frame[column.ITEM_ID]) == [3, 7]
    assert list(frame.columns) == column.SCHEMA.names
    assert frame[column.YEAR].isna().all()


def test_notes_fill_only_what_is_unknown() -> None:
    frame = to_frame([row(3, directors=("Ann A",), language=None), row(7)])
    notes = {
        3: {"directors": ("Bea B",), "language": "ko", "runtime": 0, "countries": ()},
        99: {"runtime": 90},
    }
    first, second = with_facts(frame, notes).to_dict("records")
    assert (first["directors"], first["language"], first["runtime"]) == (("Ann A",), "ko", None)
    assert first["told_by"] == {"language": "Matinee"}
    assert (second["language"], second["told_by"]) == (None, {})
    assert list(frame["language"]) == [None, None]


def test_notes_tell_no_titles() -> None:
    with pytest.raises(ValueError, match="film 3: notes cannot tell title"):
        with_facts(to_frame([row(3)]), {3: {"title": "Another"}})


def test_the_file_holds_what_the_frame_holds(tmp_path: Path) -> None:
    frame = to_frame(
        [row(3, year=1995, genres=("Crime",), disputed={"year": "1995 (A); 1996 (B)"}, rating_mean=3.5)]
    )
    table = pq.ParquetFile(write_catalog(frame, tmp_path)).read()
    assert table.schema.equals(column.SCHEMA)
    (told,) = table.to_pylist()
    assert (told["year"], told["genres"], told["rating_mean"], told["runtime"]) == (
        1995,
        ["Crime"],
        3.5,
        None,
    )
    assert told["disputed"] == [("year", "1995 (A); 1996 (B)")]


def test_the_same_films_make_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, rows in (
        (one, [row(3), row(7, told_by={"a": "x", "b": "y"})]),
        (other, [row(7, told_by={"b": "y", "a": "x"}), row(3)]),
    ):
        folder.mkdir()
        write_catalog(to_frame(rows), folder)
    assert (one / column.FILE).read_bytes() == (other / column.FILE).read_bytes()
    assert b"pandas" not in (one / column.FILE).read_bytes()
