"""The bundle: everything the engine knows, read from one folder, each file checked against the manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from recommender.catalog import Catalog
from recommender.errors import BundleError
from recommender.index import Index, make_index
from recommender.models.serving import STARS, RatingModel
from recommender.neighbours import Neighbours
from recommender.note_table import NoteTable, read_notes_table
from recommender.notes import SCALES, mood_vocabulary
from recommender.scoring.weights import WEIGHTS, Weights
from recommender.tastes import Tastes
from recommender.types import FloatArray
from recommender.vectors import UnitCodes, VectorKind, quantise, read_kind, unit_rows
from recommender.words import WordIndex

SHIPPED = Path(__file__).parent / "data" / "bundle"
MANIFEST = "manifest.json"
FORMAT = 1
KINDS = ("facts", "extract", "note", "asked")
REBUILD = "build it again with `python -m recommender build --data DIR --out BUNDLE`"


@dataclass(frozen=True, eq=False)
class Bundle:
    """All parts, aligned on the catalogue's item rows.

    Attributes
    ----------
    kinds : vectors by kind of text
    fame : float32, shape (n,), 0 (nobody knows it) to 1 (everybody does)
    talked : float32, shape (n,), 0 or more; log of 1 + how many conversations about films named it
    cofans, together : films liked by the same people; films named in the same conversations
    quality : float32, shape (n,); shrunk mean stars minus the overall mean
    told_quality : float32, shape (n,); the same as the film's texts tell it, of films nobody rated too
    genre_shares : float32, shape (n, n_genres); how much of each genre a film is, rows sum to 1
    rating_model : what people would give films, and which they would list first
    ranking : weight of each part of a score
    adapter : float32, shape (dim, dim); turns the vector of a request towards those of films that answer it
    """

    folder: Path
    manifest: Mapping[str, Any]
    catalog: Catalog
    notes: NoteTable
    kinds: Mapping[str, VectorKind]
    words: WordIndex
    cofans: Neighbours
    together: Neighbours
    tastes: Tastes
    fame: FloatArray
    talked: FloatArray
    quality: FloatArray
    told_quality: FloatArray
    genre_shares: FloatArray
    rating_model: RatingModel
    ranking: Weights
    adapter: FloatArray
    ordinary: Mapping[str, int]

    @cached_property
    def indexes(self) -> Mapping[str, Index]:
        """An index over each kind's vectors, by kind."""
        return {
            name: make_index(kind.vectors, path=self.folder / f"{name}.hnsw")
            for name, kind in self.kinds.items()
        }

    @cached_property
    def mood_columns(self) -> Mapping[str, int]:
        """Column of each mood in ``notes.moods``."""
        return {mood: column for column, mood in enumerate(mood_vocabulary())}

    def scale(self, name: str) -> FloatArray:
        """One numeric scale over all items, divided so that its range is about 0-3; NaN where unknown.

        ``year`` and ``runtime`` come from the facts (decades; half-hours), ``fame`` from the prior, the rest
        from the notes."""
        if name == "year":
            return (self.catalog.year / 10).astype(np.float32)
        if name == "runtime":
            return (self.catalog.runtime / 30).astype(np.float32)
        if name == "fame":
            return self.fame * 4
        values = self.notes.numbers[name]
        least, most = SCALES.get(name, (0, 3))
        return values * np.float32(3 / (most - least))

    @cached_property
    def item_vectors(self) -> UnitCodes:
        """One unit vector an item, from the best text there is of it: note and requests, else extract, else
        facts."""
        facts, extracts = self.kinds["facts"], self.kinds["extract"]  # one text an item each
        codes = np.zeros((len(self.catalog), facts.codes.shape[1]), np.int8)
        codes[facts.owners] = facts.codes
        codes[extracts.owners] = extracts.codes
        found = [self.kinds[kind].means() for kind in ("note", "asked")]
        items = np.unique(np.concatenate([rows for rows, _ in found]))
        total = np.zeros((len(items), codes.shape[1]), np.float32)
        for rows, means in found:
            total[np.searchsorted(items, rows)] += means
        codes[items] = quantise(unit_rows(total))
        return UnitCodes(codes)


def load_bundle(folder: Path | None = None) -> Bundle:
    """Read a bundle.

    Parameters
    ----------
    folder : where it lies; None for the one that ships

    Raises
    ------
    BundleError
        If a file is missing, is not the one the manifest names, or is of a format this program does not know.
    """
    folder = folder or SHIPPED
    manifest = read_manifest(folder)
    check_files(folder, manifest)
    with np.load(folder / "priors.npz") as priors:
        fame, talked, quality = (priors[name].astype(np.float32) for name in ("fame", "talked", "quality"))
    with np.load(folder / "told.npz") as told:
        told_quality, per_cent = told["quality"].astype(np.float32), told["genres"].astype(np.float32)
    catalog = Catalog.load(folder / "catalog.parquet")
    notes = read_notes_table(folder, catalog.item_ids)
    catalog.tell(notes)
    return Bundle(
        folder=folder,
        manifest=manifest,
        catalog=catalog,
        notes=notes,
        kinds={kind: read_kind(kind, folder) for kind in KINDS},
        words=WordIndex.load(folder / "words.npz"),
        cofans=Neighbours.load(folder / "cofans.npz"),
        together=Neighbours.load(folder / "together.npz"),
        tastes=Tastes.load(folder / "tastes.npz"),
        fame=fame,
        talked=talked,
        quality=quality,
        told_quality=told_quality,
        genre_shares=per_cent / np.maximum(per_cent.sum(axis=1, keepdims=True), 1),
        rating_model=RatingModel.load(folder / STARS, catalog.item_ids),
        # A bundle may be older than a part; such a part has the weight set for it.
        ranking=WEIGHTS.over(json.loads((folder / "ranking.json").read_text(encoding="utf-8"))),
        adapter=np.load(folder / "adapter.npy").astype(np.float32),
        ordinary=json.loads((folder / "ordinary.json").read_text(encoding="utf-8")),
    )


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read a bundle's manifest.

    Raises
    ------
    BundleError
        If there is none, or it is of another format.
    """
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BundleError(f"{folder}: no bundle here ({MANIFEST} is missing); {REBUILD}.") from error
    except ValueError as error:
        raise BundleError(f"{path}: not JSON ({error}); {REBUILD}.") from error
    if manifest.get("format") != FORMAT:
        raise BundleError(f"{path}: format {manifest.get('format')}, this program reads {FORMAT}; {REBUILD}.")
    return dict(manifest)


def check_files(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Hold every file against its hash in the manifest.

    Raises
    ------
    BundleError
        Naming the first file that is missing or differs.
    """
    for name, digest in manifest["files"].items():
        path = folder / name
        if not path.is_file():
            raise BundleError(f"{path}: missing from the bundle; {REBUILD}.")
        if file_digest(path) != digest:
            raise BundleError(
                f"{path}: not the file the manifest names (it was cut short or changed); {REBUILD}."
            )


def file_digest(path: Path) -> str:
    """Hash a file with SHA-256, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
