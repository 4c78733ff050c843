"""Times of calls."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

ROUNDS = 3
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds: the middle, and what one call in twenty exceeds."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Times:
        """Summarise seconds."""
        return cls(1000 * float(np.percentile(seconds, 50)), 1000 * float(np.percentile(seconds, 95)))

    def __str__(self) -> str:
        return f"{self.p50:.2f} / {self.p95:.2f}"


def time_calls(
    call: Callable[[Any], object], inputs: Sequence[Any], *, clock: Clock = time.perf_counter
) -> Times:
    """Time a call over inputs, after one round to warm up; ``time.process_time`` where others are at work."""
    taken = []
    for round_number in range(ROUNDS + 1):
        for one in inputs:
            start = clock()
            call(one)
            if round_number:
                taken.append(clock() - start)
    return Times.of(taken)
