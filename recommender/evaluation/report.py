"""Tables of what was measured, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import astuple
from pathlib import Path

from recommender.engine import Engine
from recommender.evaluation.requests import Figures, cross_validated, measure, without_each
from recommender.training.ranking import read_examples

Progress = Callable[[str, int], Callable[[int], None]]
HEADER = (
    "| | recall@10 | recall@20 | recall@50 | hit@10 | P@10 | NDCG@10 |",
    "|---|---|---|---|---|---|---|",
)


def requests_report(engine: Engine, files: Sequence[Path], progress: Progress, *, ablations: bool) -> str:
    """Measure each file as served (its weights may have been learned from it) and cross-validated (they were
    not)."""
    sets = {path.stem: list(read_examples(engine, path, progress(path.name, _lines(path)))) for path in files}
    weights = engine.bundle.ranking
    lines = ["# Requests answered", "", "Written by `python -m recommender evaluate requests`.", ""]
    for name, examples in sets.items():
        others = [found for other, found in sets.items() if other != name]
        lines += [f"## {name}: {len(examples)} requests", "", *HEADER]
        lines.append(_row("as served", measure(examples, weights)))
        lines.append(_row("cross-validated by dialogue", cross_validated(examples, others, weights)))
        if ablations:
            lines += [
                _row(f"served, without {part}", found) for part, found in without_each(examples, weights)
            ]
        lines.append("")
    return "\n".join(lines)


def _row(name: str, figures: Figures) -> str:
    return f"| {name} | " + " | ".join(f"{value:.4f}" for value in astuple(figures)) + " |"


def _lines(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(1 for line in file if line.strip())
