"""The catalogue as a frame and as a file: every column, in order, the same bytes for the same films."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from recommender import catalog_schema as column

Row = dict[str, Any]
NOTES = "Matinee"
"""Who told a fact that our own notes supply."""
FROM_NOTES = (column.DIRECTORS, column.CAST, column.COUNTRIES, column.LANGUAGE, column.RUNTIME)


def to_frame(rows: Iterable[Row]) -> pd.DataFrame:
    """Make the frame, ascending by item id; lists are tuples, unknown values None."""
    ordered = sorted(rows, key=lambda row: row[column.ITEM_ID])
    frame = pd.DataFrame(
        {name: pd.Series([row.get(name) for row in ordered], dtype=object) for name in column.SCHEMA.names}
    )
    return frame


def with_facts(frame: pd.DataFrame, facts: Mapping[int, Mapping[str, object]]) -> pd.DataFrame:
    """Fill in facts that no source told; what is known stays.

    Parameters
    ----------
    facts : item id → column (of ``FROM_NOTES``) → value; tuples for lists

    Raises
    ------
    ValueError
        If a column is not one that notes may fill.
    """
    rows: list[Row] = [
        dict(zip(frame.columns, values, strict=True)) for values in frame.itertuples(index=False)
    ]
    for row in rows:
        told = facts.get(row[column.ITEM_ID], {})
        if strange := set(told) - set(FROM_NOTES):
            raise ValueError(f"film {row[column.ITEM_ID]}: notes cannot tell {', '.join(sorted(strange))}")
        new = {name: value for name, value in told.items() if value and not row[name]}
        row.update(new)
        row[column.TOLD_BY] = {**row[column.TOLD_BY], **dict.fromkeys(new, NOTES)}
    return to_frame(rows)


def write_catalog(frame: pd.DataFrame, folder: Path) -> Path:
    """Write catalog.parquet: no index, no pandas metadata, nothing that differs between two runs."""
    arrays = [pa.array([_plain(value) for value in frame[field.name]], field.type) for field in column.SCHEMA]
    table = pa.Table.from_arrays(arrays, schema=column.SCHEMA)
    path = folder / column.FILE
    pq.write_table(table, path, compression="zstd", compression_level=19, row_group_size=len(frame) or 1)
    return path


def _plain(value: Any) -> Any:
    """What Arrow takes: lists of pairs for mappings, in a fixed order."""
    if isinstance(value, Mapping):
        return sorted(value.items())
    return list(value) if isinstance(value, tuple) else value
