"""Tables of what was measured, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path

from recommender.engine import Engine
from recommender.evaluation.own_requests import OWN_REQUESTS
from recommender.evaluation.requests import Figures, cross_validated, measure, without_each
from recommender.training.ranking import Example, read_examples

Progress = Callable[[str, int], Callable[[int], None]]
LIMITS = frozenset(("era", "runtime", "language", "country", "content", "audience"))
LEAST = 8
"""Requests of a kind under which its figures mean nothing."""
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
        lines += ["", f"By kind of request, as served ({name}):", "", *HEADER]
        lines += [_row(kind, measure(some, weights)) for kind, some in _by_kind(examples)]
        lines.append("")
    return "\n".join([*lines, *_own(engine)])


def _by_kind(examples: Sequence[Example]) -> Iterator[tuple[str, list[Example]]]:
    """Parts of a set that are worth a row, each with its size in its name."""
    kinds: dict[str, Callable[[Example], bool]] = {
        "made alone": lambda example: not example.in_talk,
        "in a conversation": lambda example: example.in_talk,
        "names films": lambda example: "seed" in example.kinds,
        "names no film": lambda example: "seed" not in example.kinds,
        "names a genre or mood": lambda example: bool(example.kinds & {"genre", "mood"}),
        "names people": lambda example: "person" in example.kinds,
        "limits years, length, origin, content or age": lambda example: bool(example.kinds & LIMITS),
        "nothing understood": lambda example: not example.kinds,
    }
    for kind, belongs in kinds.items():
        some = [example for example in examples if belongs(example)]
        if len(some) >= LEAST:
            yield f"{kind} ({len(some)})", some


def _own(engine: Engine) -> Iterator[str]:
    """Our own requests with what is answered, for people to read."""
    yield from ("## Twenty requests of our own", "")
    for text in OWN_REQUESTS:
        answer = engine.recommend(engine.understand(text))
        yield from (f"**{text}**", "")
        for film in answer.recommendations:
            yield f"- {engine.catalog.item(film.item_id).label}: {film.reason}"
        yield ""


def _row(name: str, figures: Figures) -> str:
    return f"| {name} | " + " | ".join(f"{value:.4f}" for value in astuple(figures)) + " |"


def _lines(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return sum(1 for line in file if line.strip())
