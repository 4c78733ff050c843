"""Build a bundle from the published files: the same files give the same bytes on the same machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from recommender.building.catalog import CatalogBuild, build_catalog
from recommender.building.catalog_frame import with_facts, write_catalog
from recommender.building.catalog_ratings import without_repeats
from recommender.building.catalog_sources import Source
from recommender.building.neighbours import learn_cofans, liked_matrix
from recommender.building.ordinary import ordinary_phrases
from recommender.building.priors import fame_prior, quality_prior
from recommender.building.stars import StarsSources, write_stars
from recommender.building.talk import learn_talk
from recommender.building.tastes import learn_tastes
from recommender.building.told import write_told
from recommender.building.vectors import encode_kind, gather_texts, known_codes, write_digests
from recommender.bundle import FORMAT, KINDS, MANIFEST, file_digest
from recommender.catalog import Catalog
from recommender.encoders import load_encoder
from recommender.index import HNSW_FROM, HnswIndex, HnswParameters
from recommender.naming import film_named
from recommender.note_table import write_notes
from recommender.notes import Note, read_notes
from recommender.scoring.weights import WEIGHTS
from recommender.sources.dialogues import Film
from recommender.titles import TitleIndex
from recommender.types import FloatArray
from recommender.vectors import VectorKind, best_vectors, write_kind
from recommender.words import WordIndex, bag

SEED = 20250101
Report = Callable[[str], None]
Counter = Callable[[str, int], Callable[[int], None]]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to build from and where to.

    ``encoder`` is a name that `load_encoder` knows; ``progress`` starts a progress bar of that name and
    length and returns the function that moves it. ``notes`` False builds as if there were none, to measure
    what they bring."""

    data: Path
    out: Path
    encoder: str
    report: Report
    progress: Counter
    notes: bool = True


def build_bundle(options: BuildOptions) -> dict[str, Any]:
    """Build everything and write the manifest last, so that a build cut short is never taken for a bundle.

    Returns
    -------
    The manifest.

    Raises
    ------
    SourceError
        If a published file is missing or not of its form.
    """
    out = options.out
    out.mkdir(parents=True, exist_ok=True)
    (out / MANIFEST).unlink(missing_ok=True)
    notes = read_notes() if options.notes else []
    options.report(f"{len(notes)} notes read")
    built = build_catalog(options.data)
    facts = {note.item_id: {name: _fact(value) for name, value in note.facts.items()} for note in notes}
    catalog = Catalog.load(write_catalog(with_facts(built.frame, facts), out))
    options.report(f"{len(catalog)} films in the catalogue")
    notes = [note for note in notes if note.item_id in catalog]
    write_notes(notes, out)
    kinds = _write_vectors(options, catalog, notes, _extracts(built))
    _write_adapter(options, kinds, len(catalog))
    write_told(out / "told.npz", catalog, kinds)
    _write_words(out, catalog, notes)
    ratings = pooled_ratings(built)
    _write_ratings_side(options, catalog, notes, ratings, kinds)
    sources = StarsSources(ratings, catalog, best_vectors(kinds, len(catalog)), SEED)
    trained = write_stars(out, sources, options.progress)
    options.report(f"rating models {'trained' if trained else 'kept: same ratings, same films'}")
    write_json(out / "ordinary.json", ordinary_phrases(_titles(catalog), notes))
    write_json(out / "ranking.json", asdict(WEIGHTS))
    manifest = _manifest(options, catalog, notes, built)
    write_json(out / MANIFEST, manifest)
    return manifest


def pooled_ratings(built: CatalogBuild) -> pd.DataFrame:
    """Ratings of both MovieLens editions, their users kept apart; those that stand in both count once."""
    published = built.published
    if published.earlier_ratings is None:
        return published.ratings
    earlier = without_repeats(published.earlier_ratings, published.ratings)
    first_free = int(published.ratings["user_id"].max()) + 1
    return pd.concat(
        [published.ratings, earlier.assign(user_id=earlier["user_id"] + first_free)], ignore_index=True
    )


def _fact(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _extracts(built: CatalogBuild) -> dict[int, str]:
    """Wikipedia's text of each film that has one; it makes vectors and does not ship."""
    told = {item_id: records.get(Source.WIKIPEDIA) for item_id, records in built.records.items()}
    return {item_id: record.text for item_id, record in told.items() if record and record.text}


def _write_vectors(
    options: BuildOptions, catalog: Catalog, notes: Sequence[Note], extracts: Mapping[int, str]
) -> dict[str, VectorKind]:
    encoder = load_encoder(options.encoder, exact=True)
    kinds = {}
    for name, texts in gather_texts(catalog, notes, extracts).items():
        known = known_codes(options.out, name, encoder)
        bar = options.progress(f"Encoding {name}", len(texts))
        kinds[name] = encode_kind(name, texts, encoder, known, bar)
        write_kind(kinds[name], options.out)
        write_digests(options.out, name, encoder, texts)
        if len(texts) >= HNSW_FROM:
            HnswIndex(kinds[name].vectors, HnswParameters()).save(options.out / f"{name}.hnsw")
    return kinds


def _write_adapter(options: BuildOptions, kinds: Mapping[str, VectorKind], n_items: int) -> None:
    from recommender.training.adapter import learn_adapter

    adapter = learn_adapter(kinds["asked"], (kinds["note"], kinds["facts"]), n_items, seed=SEED)
    np.save(options.out / "adapter.npy", adapter.astype(np.float16))


def _write_words(out: Path, catalog: Catalog, notes: Sequence[Note]) -> None:
    by_id = {note.item_id: note for note in notes}
    documents = []
    for row, item_id in enumerate(catalog.item_ids):
        texts = [
            (" ".join((*catalog.genres_of(row), *catalog.subgenres_of(row))), 1.0),
            (catalog.title_of(row), 0.5),
        ]
        texts.append((" ".join(catalog.tags_of(row)), 1.0))
        note = by_id.get(int(item_id))
        if note:
            texts += [(note.blurb, 1.0), (" ".join(note.moods), 1.0), (" ".join(note.themes), 1.5)]
            texts += [(" ".join(note.asked_for), 0.5)]
        documents.append(bag(texts))
    WordIndex.of(documents).save(out / "words.npz")


def _write_ratings_side(
    options: BuildOptions,
    catalog: Catalog,
    notes: Sequence[Note],
    ratings: pd.DataFrame,
    kinds: Mapping[str, VectorKind],
) -> None:
    """Priors, neighbours and tastes: all that is learned from what people rated and spoke of."""
    options.report(f"{len(ratings)} ratings of {ratings['user_id'].nunique()} people")
    grouped = ratings.groupby("item_id")["stars"]
    counts = grouped.size().reindex(catalog.item_ids, fill_value=0).to_numpy().astype(np.int64)
    means = grouped.mean().reindex(catalog.item_ids).to_numpy().astype(np.float32)
    fame = fame_prior(counts, catalog.year, catalog.item_ids, notes)
    talked, together = learn_talk(options.data, len(catalog), _row_finder(catalog, fame))
    np.savez_compressed(
        options.out / "priors.npz", fame=fame, talked=talked, quality=quality_prior(counts, means)
    )
    together.save(options.out / "together.npz")
    learn_cofans(ratings, catalog.item_ids).save(options.out / "cofans.npz")
    vectors = kinds["facts"].mean_by_item(len(catalog))
    learn_tastes(liked_matrix(ratings, catalog.item_ids), vectors, seed=SEED).save(options.out / "tastes.npz")


def _row_finder(catalog: Catalog, fame: FloatArray) -> Callable[[Film], int | None]:
    titles = TitleIndex(catalog, fame)

    def row_of(film: Film) -> int | None:
        item_id = film_named({"title": film[0], "year": film[1]}, catalog, titles.find)
        return None if item_id is None else catalog.row_of(item_id)

    return row_of


def _titles(catalog: Catalog) -> list[str]:
    return [title for row in range(len(catalog)) for title in catalog.titles_of(row)]


def _manifest(
    options: BuildOptions, catalog: Catalog, notes: Sequence[Note], built: CatalogBuild
) -> dict[str, Any]:
    files = sorted(path for path in options.out.iterdir() if path.is_file() and path.name != MANIFEST)
    return {
        "format": FORMAT,
        "encoder": options.encoder,
        "seed": SEED,
        "items": len(catalog),
        "notes": len(notes),
        "kinds": list(KINDS),
        "versions": {name: version(name) for name in ("numpy", "pandas", "torch", "tokenizers", "pyarrow")},
        "sources": {source.value: len(films) for source, films in built.published.films.items()},
        "files": {path.name: file_digest(path) for path in files},
    }


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write as JSON, keys in order: the same content gives the same bytes."""
    path.write_text(
        json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )
