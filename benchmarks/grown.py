"""Catalogues larger than ours: the real films, and others like them that nobody has noted or rated much."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from recommender import catalog_schema as schema
from recommender.bundle import Bundle
from recommender.catalog import Catalog
from recommender.index import HNSW_FROM, ExactIndex, HnswIndex, HnswParameters, Index
from recommender.note_table import NoteTable
from recommender.sparse_rows import SparseRows
from recommender.tastes import Tastes
from recommender.types import FloatArray
from recommender.vectors import VectorKind, dequantise, quantise

NOISE = 0.03
"""Of each of 384 dimensions: a vector moves to a cosine of about 0.86."""
AT_ONCE = 50_000
OBSCURE = 0.3
"""What the fame of a real film counts in one like it."""
PARAMETERS = HnswParameters(links=16, ef_construction=100)
"""Half of what a bundle is built with: enough for recall .98, and built in half the time."""


def grown_codes(bundle: Bundle, count: int, *, seed: int = 1) -> NDArray[np.int8]:
    """Make vectors of all kinds of text, in bytes, shape (count, dim)."""
    return _like(np.concatenate([np.asarray(kind.codes) for kind in bundle.kinds.values()]), count, seed)


def moved(vectors: FloatArray, noise: float, random: np.random.Generator) -> FloatArray:
    """Add noise to unit rows, and bring them back to length 1."""
    noisy = vectors + random.normal(0, noise, vectors.shape).astype(np.float32)
    return noisy / np.linalg.norm(noisy, axis=1, keepdims=True)


def grown_bundle(bundle: Bundle, count: int) -> Bundle:
    """Make a bundle of so many films: the real ones, then others of little fame and without notes."""
    films = len(bundle.catalog)
    if count <= films:
        return bundle
    grown = {each.name: _grown(getattr(bundle, each.name), films, count) for each in fields(bundle)}
    catalog, facts = _catalog(bundle.folder / schema.FILE, count), bundle.kinds["facts"]
    catalog.tell(grown["notes"])
    more = _like(np.asarray(facts.codes), count - films, 2)
    owners = np.concatenate([facts.owners, np.arange(films, count)])
    kinds = {**bundle.kinds, "facts": VectorKind("facts", np.concatenate([facts.codes, more]), owners)}
    larger = replace(bundle, **grown | {"catalog": catalog, "kinds": kinds})
    vars(larger)["indexes"] = {name: _index(kind) for name, kind in kinds.items()}
    return larger


def _index(kind: VectorKind) -> Index:
    return ExactIndex(kind.vectors) if len(kind.codes) < HNSW_FROM else HnswIndex(kind.vectors, PARAMETERS)


def _grown(value: Any, films: int, count: int) -> Any:
    """Whatever a bundle holds of each film, for more films."""
    if isinstance(value, np.ndarray) and value.shape[:1] == (films,) and value.shape[1:] != (films,):
        others = np.resize(value * OBSCURE if value.ndim == 1 else value, (count - films, *value.shape[1:]))
        return np.concatenate([value, others]).astype(value.dtype)
    if isinstance(value, SparseRows):
        of_films = len(value.starts) == films + 1
        ends = np.full(count - films, value.starts[-1], np.int32) if of_films else np.zeros(0, np.int32)
        return replace(value, starts=np.concatenate([value.starts, ends]), n_columns=count)
    if isinstance(value, NoteTable):
        blank = np.full((count - films, value.moods.shape[1]), np.nan, np.float32)
        numbers = {
            name: np.concatenate([held, blank[:, 0]]).astype(np.float32)
            for name, held in value.numbers.items()
        }
        return replace(value, moods=np.concatenate([value.moods, blank]), numbers=numbers)
    if isinstance(value, Tastes):
        return replace(value, item_factors=_grown(value.item_factors, films, count))
    if isinstance(value, Mapping | Catalog | Path) or not hasattr(value, "__dict__"):
        return value
    larger = copy.copy(value)
    vars(larger).update({name: _grown(held, films, count) for name, held in vars(value).items()})
    return larger


def _catalog(path: Path, count: int) -> Catalog:
    """Repeat the films, each time under other ids."""
    table = pq.ParquetFile(path).read()
    ids = np.array(table.column(schema.ITEM_ID).to_pylist(), np.int64)
    times = -(-count // len(ids))
    more = np.concatenate([ids + copied * 10**9 for copied in range(times)])[:count]
    larger = pa.concat_tables([table] * times).slice(0, count)
    larger = larger.set_column(0, table.schema.field(schema.ITEM_ID), pa.array(more.tolist(), pa.int64()))
    with tempfile.TemporaryDirectory() as folder:
        pq.write_table(larger, Path(folder) / schema.FILE)
        return Catalog.load(Path(folder) / schema.FILE)


def _like(real: NDArray[np.int8], count: int, seed: int) -> NDArray[np.int8]:
    random = np.random.default_rng(seed)
    codes = np.empty((count, real.shape[1]), np.int8)
    for start in range(0, count, AT_ONCE):
        picked = dequantise(real[random.integers(0, len(real), min(AT_ONCE, count - start))])
        codes[start : start + len(picked)] = quantise(moved(picked, NOISE, random))
    return codes
