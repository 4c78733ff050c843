"""The page that the measurements make, part by part: a part measured again replaces itself alone."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from benchmarks.timing import Times

REPORT = Path(__file__).with_name("speed.md")
PACKAGES = ("numpy", "onnxruntime", "simsimd", "hnswlib", "rapidfuzz", "torch", "sentence-transformers")
PART = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)


def machine() -> str:
    """Say what this ran on."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    busy = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, {_processor()}, {os.cpu_count()} cores, {packages}. "
        f"{busy:.1f} processes at work when it began."
    )


def row(name: str, times: Times) -> str:
    """One line of a table."""
    return f"| {name} | {times.p50:.1f} | {times.p95:.1f} |"


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table, with an empty line behind."""
    ruled = [head, ["---"] * len(head), *lines]
    return [*(f"| {' | '.join(cells)} |" for cells in ruled), ""]


def write_part(title: str, lines: Sequence[str]) -> None:
    """Write one part of the page, in place of what stood under its title; a new one at the end."""
    text = REPORT.read_text(encoding="utf-8") if REPORT.is_file() else ""
    parts = _parts(text) | {title: "\n".join([f"## {title}", "", *lines]).rstrip() + "\n"}
    head = "# Speed\n\nWritten by `python -m benchmarks`; each part says what it ran on.\n"
    REPORT.write_text("\n".join([head, *parts.values()]), encoding="utf-8")


def _parts(text: str) -> dict[str, str]:
    found = list(PART.finditer(text))
    starts = [*(match.start() for match in found), len(text)]
    return {
        match["title"]: text[start:end].rstrip() + "\n"
        for match, (start, end) in zip(found, pairwise(starts), strict=True)
    }


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.+)", known.read_text()) if known.is_file() else None
    return named[1] if named else platform.machine()
