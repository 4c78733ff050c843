"""Encoding a request: what serves, beside what a user would otherwise pick."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from benchmarks.report import machine, table
from benchmarks.requests import REQUESTS
from benchmarks.timing import Clock, time_calls
from recommender.encoders import Encoder, load_encoder
from recommender.encoders.minilm import WEIGHTS, package_file
from recommender.encoders.remembering import RememberingEncoder

BATCH = 32
PEERS: dict[str, Callable[[], Encoder]] = {
    "sentence-transformers as it comes": lambda: load_encoder(f"sentence:{package_file(WEIGHTS).parent}"),
    "the published weights, in NumPy (builds)": lambda: load_encoder(exact=True),
    "the same in bytes, in ONNX Runtime (serves)": load_encoder,
}


def measure_encoding(clock: Clock) -> list[str]:
    """Time single requests and batches; hold each against the first encoder's vectors."""
    lines, truth = [], None
    for name, load in PEERS.items():
        start = time.process_time()
        encoder = load()
        loaded = time.process_time() - start
        single = time_calls(lambda text, by=encoder: by.encode([text]), REQUESTS, clock=clock)
        batch = time_calls(encoder.encode, [_batch(place) for place in range(4)], clock=clock)
        vectors = encoder.encode(REQUESTS)
        truth = vectors if truth is None else truth
        near = float((vectors * truth).sum(axis=1).mean())
        each = batch.p50 / BATCH
        lines.append(
            (name, f"{loaded:.2f}", str(single), f"{each:.2f}", f"{single.p50 / each:.1f}", f"{near:.4f}")
        )
    remembered = RememberingEncoder(load_encoder())
    again = time_calls(lambda text: remembered.encode([text]), REQUESTS, clock=clock)
    lines.append(("the same, asked again", "", str(again), "", "", ""))
    head = (
        "encoder",
        "load s",
        "one, p50 / p95 ms",
        f"of {BATCH}, ms each",
        "batch rate / single rate",
        "cosine",
    )
    return [machine(), "", *table(head, lines), f"Ratio of the first to what serves: {_ratio(lines)}."]


def _ratio(lines: list[tuple[str, ...]]) -> str:
    first, serving = (float(line[2].split(" / ")[0]) for line in (lines[0], lines[2]))
    return f"{first / serving:.1f} in time for one"


def _batch(place: int) -> list[str]:
    """A batch of different texts of requests' length."""
    words = [word for text in REQUESTS for word in text.split()]
    random = np.random.default_rng(place)
    return [" ".join(random.choice(words, int(random.integers(2, 9)))) for _ in range(BATCH)]
