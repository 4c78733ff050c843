"""Print and write what Matinee costs: ``python -m benchmarks [PART ...]``; see ``--help``."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.answering import measure_answering, profile_answering
from benchmarks.building import measure_building
from benchmarks.encoding import measure_encoding
from benchmarks.report import machine, row, write_part
from benchmarks.retrieval import measure_retrieval
from benchmarks.start import measure_start
from recommender.bundle import load_bundle
from recommender.engine import Engine

SIZES = (12_000, 100_000)
USUAL = ("start", "encoding", "answering", "profile", "retrieval")


def main() -> None:
    """Measure the parts asked for; print each, and write it into the page."""
    options = _options()
    clock = time.process_time if options.cpu else time.perf_counter
    parts: dict[str, tuple[str, Callable[[], list[str]]]] = {
        "start": ("Start", measure_start),
        "encoding": ("Encoding a request", lambda: measure_encoding(clock)),
        "answering": ("A whole request", lambda: measure_answering(load_bundle(), options.films, clock)),
        "profile": ("Where the time of a request goes", lambda: profile_answering(Engine.load())),
        "retrieval": ("Retrieval", lambda: measure_retrieval(load_bundle(), options.sizes, clock)),
        "building": ("Building", lambda: measure_building(options.data, whole=options.whole)),
    }
    for name in options.parts or USUAL:
        title, measure = parts[name]
        lines = [f"`python -m benchmarks {name}{_said(options)}`", "", *measure()]
        print("\n".join([f"## {title}", "", *lines]), flush=True)
        write_part(title, lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", help=f"of {', '.join((*USUAL, 'building'))}; all but the last if none"
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="vectors to retrieve from")
    parser.add_argument("--films", nargs="+", type=int, default=(), help="larger catalogues to answer from")
    parser.add_argument("--cpu", action="store_true", help="processor time: where others are at work")
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="published files, to build from"
    )
    parser.add_argument("--whole", action="store_true", help="build from nothing too: takes minutes")
    return parser.parse_args()


def _said(options: argparse.Namespace) -> str:
    sizes = f" --sizes {' '.join(map(str, options.sizes))}" if options.sizes != SIZES else ""
    films = f" --films {' '.join(map(str, options.films))}" if options.films else ""
    return f"{sizes}{films}{' --cpu' * options.cpu}{' --whole' * options.whole}"


__all__ = ["machine", "row"]  # benchmarks.store prints with them

if __name__ == "__main__":
    main()
