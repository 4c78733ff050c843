"""Times of calls, and what a process needs to its first answer."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

ROUNDS = 3
FIRST_ANSWER = """
import resource
from recommender.engine import Engine
engine = Engine.load()
answer = engine.recommend(engine.understand("a cozy romcom"))
assert answer.recommendations
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: the middle, and what one call in twenty exceeds."""

    p50: float
    p95: float


def time_calls(call: Callable[[Any], object], inputs: Sequence[Any]) -> Times:
    """Time a call over inputs, after one round to warm up."""
    taken = []
    for round_number in range(ROUNDS + 1):
        for one in inputs:
            start = time.perf_counter()
            call(one)
            if round_number:
                taken.append(1000 * (time.perf_counter() - start))
    return Times(float(np.percentile(taken, 50)), float(np.percentile(taken, 95)))


def first_answer() -> tuple[float, int]:
    """Seconds from the start of a new process to its end after one answer, and its largest resident memory in
    MB."""
    start = time.perf_counter()
    finished = subprocess.run(
        [sys.executable, "-c", FIRST_ANSWER],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"HF_HUB_OFFLINE": "1"},
    )
    return time.perf_counter() - start, int(finished.stdout)
