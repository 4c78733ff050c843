"""Print and write what Matinee costs: ``python -m benchmarks``."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.requests import REQUESTS, SIMILAR, TYPED
from benchmarks.retrieval import compare
from benchmarks.timing import Times, first_answer, time_calls
from recommender.encoders import load_encoder
from recommender.encoders.remembering import RememberingEncoder
from recommender.engine import Engine

REPORT = Path(__file__).with_name("speed.md")


def main() -> None:
    """Measure, print, and write the report."""
    lines = ["# Speed", "", "Written by `python -m benchmarks`.", "", machine(), ""]
    seconds, memory = first_answer()
    engine = Engine.load()
    # Each request as if it were new: rounds repeat them.
    engine.encoder = RememberingEncoder(load_encoder(), remembered=0)
    seeds = [engine.find_title(title)[0].item_id for title in SIMILAR]
    lines += ["| what | p50 ms | p95 ms |", "|---|---|---|"]
    lines += [
        row("understand a request", time_calls(engine.understand, REQUESTS)),
        row("encode a request", time_calls(lambda text: engine.encoder.encode([text]), REQUESTS)),
        row(
            "recommend, text to answer",
            time_calls(lambda text: engine.recommend(engine.understand(text)), REQUESTS),
        ),
        row("similar", time_calls(lambda seed: engine.similar([seed]), seeds)),
        row("autocomplete a title", time_calls(lambda text: engine.find_title(text, limit=25), TYPED)),
    ]
    lines += ["", f"New process to first answer: {seconds:.1f} s; largest resident memory {memory} MB.", ""]
    lines += ["## Retrieval: HNSW against exact", "", f"{len(engine.catalog)} films, the ten nearest.", ""]
    lines += ["| rows allowed | recall@10 | exact p50 / p95 ms | HNSW p50 / p95 ms |", "|---|---|---|---|"]
    for found in compare(engine.bundle.item_vectors):
        times = " | ".join(f"{t.p50:.2f} / {t.p95:.2f}" for t in (found.exact, found.hnsw))
        lines.append(f"| {found.share:.1%} | {found.recall:.4f} | {times} |")
    text = "\n".join(lines) + "\n"
    print(text)
    REPORT.write_text(text, encoding="utf-8")


def machine() -> str:
    """Say what this ran on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "hnswlib", "rapidfuzz"))
    return f"Python {platform.python_version()}, {platform.machine()}, {packages}."


def row(name: str, times: Times) -> str:
    """One line of the table."""
    return f"| {name} | {times.p50:.1f} | {times.p95:.1f} |"


if __name__ == "__main__":
    main()
