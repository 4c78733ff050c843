"""What building costs: the rate of encoding, a build with ten notes changed, and the whole from nothing."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.report import machine, table
from recommender.building import build
from recommender.building.texts import facts_text, note_text
from recommender.bundle import SHIPPED, read_manifest
from recommender.catalog import Catalog
from recommender.catalog_schema import FILE
from recommender.encoders import DEFAULT, load_encoder
from recommender.notes import Note, read_notes

NEW = 10
SAMPLE = 512
MILLION = 1_000_000


def measure_building(data: Path, *, whole: bool) -> list[str]:
    """Build again with a few notes changed; ``whole``: from nothing before that."""
    lines = [machine(), "", *_rates()]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "bundle"
        if whole:
            lines += ["From the published files alone:", "", *_built(data, out, read_notes())]
        else:
            shutil.copytree(SHIPPED, out)
            _built(data, out, read_notes())
        before = read_manifest(out)["files"]
        lines += [f"Again, with {NEW} notes changed:", "", *_built(data, out, _changed(read_notes()))]
        after = read_manifest(out)["files"]
    touched = sorted(name for name in after if before.get(name) != after[name])
    return [*lines, f"Files that came out different: {', '.join(touched)}."]


def _rates() -> list[str]:
    """How many texts a second are encoded, and what a million films would take."""
    encoder = load_encoder(DEFAULT, exact=True)
    catalog = Catalog.load(SHIPPED / FILE)
    items = [catalog.item(int(item_id)) for item_id in catalog.item_ids[:: len(catalog) // SAMPLE]]
    rates = []
    for texts in (list(map(facts_text, items)), [note_text(note) for note in read_notes()[:SAMPLE]]):
        start = time.process_time()
        encoder.encode(texts)
        rates.append(len(texts) / (time.process_time() - start))
    return [
        f"One core encodes {rates[0]:.0f} films' facts a second, or {rates[1]:.0f} notes: the facts of a "
        f"million films in {MILLION / rates[0] / 60:.0f} minutes.",
        "",
    ]


def _built(data: Path, out: Path, notes: Sequence[Note]) -> list[str]:
    """Build, and tell how long each stage took, on the clock and on the processor."""
    seen = [("start", time.perf_counter(), time.process_time())]

    def said(stage: str) -> None:
        seen.append((stage, time.perf_counter(), time.process_time()))

    def counted(stage: str, length: int) -> Callable[[int], None]:
        said(f"before {stage[:1].lower()}{stage[1:]} ({length} texts)")
        return lambda done: None

    with patch.object(build, "read_notes", lambda: list(notes)):
        build.build_bundle(build.BuildOptions(data, out, DEFAULT, said, counted))
    said("written")
    lines = [
        (stage, f"{wall - seen[place][1]:.1f}", f"{worked - seen[place][2]:.1f}")
        for place, (stage, wall, worked) in enumerate(seen[1:])
    ]
    whole = ("**whole**", *(f"**{seen[-1][clock] - seen[0][clock]:.1f}**" for clock in (1, 2)))  # type: ignore[operator]
    return table(("until", "seconds", "of processor"), [*lines, whole])


def _changed(notes: Sequence[Note]) -> list[Note]:
    """The notes, some of them said a little differently."""
    return [
        replace(note, blurb=f"{note.blurb} Worth a second look.") if place < NEW else note
        for place, note in enumerate(notes)
    ]
