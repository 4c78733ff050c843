"""Writes small files in the published forms."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Write = Callable[[str, str], Path]
SHARED = Path(__file__).parents[4] / "shared" / "data"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text file and give its path; ``name`` may lie in a folder."""

    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write_file


@pytest.fixture
def shared() -> Path:
    """The published files beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the published data sets in {SHARED}")
    return SHARED


def csv_text(*rows: Sequence[object]) -> str:
    """Rows as csv, quoted where csv needs it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def zipped(path: Path) -> Path:
    """The same file inside a zip."""
    with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
        archive.write(path, path.name)
    return path.with_suffix(".zip")
