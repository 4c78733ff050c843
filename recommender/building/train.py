"""Training for a bundle that is built already."""

from __future__ import annotations

from pathlib import Path

from recommender.building.build import pooled_ratings, write_json
from recommender.building.catalog import build_catalog
from recommender.building.stars import StarsSources, write_stars
from recommender.bundle import KINDS, MANIFEST, file_digest, read_manifest
from recommender.catalog import Catalog
from recommender.models.film_layer import NETWORK
from recommender.models.serving import STARS
from recommender.models.stars import Progress
from recommender.vectors import best_vectors, read_kind


def train_bundle(data: Path, folder: Path, progress: Progress, *, fresh: bool = False) -> bool:
    """Train the rating models of a bundle that is built already, and note them in its manifest.

    Raises
    ------
    SourceError
        If a published file is missing or not of its form.
    BundleError
        If there is no bundle in the folder.
    """
    manifest = read_manifest(folder)
    catalog = Catalog.load(folder / "catalog.parquet")
    vectors = best_vectors({kind: read_kind(kind, folder) for kind in KINDS}, len(catalog))
    sources = StarsSources(pooled_ratings(build_catalog(data)), catalog, vectors, manifest["seed"])
    trained = write_stars(folder, sources, progress, fresh=fresh)
    manifest["files"] |= {name: file_digest(folder / name) for name in (STARS, NETWORK)}
    write_json(folder / MANIFEST, manifest)
    return trained
