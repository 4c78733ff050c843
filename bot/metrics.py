"""What is counted and timed, for Prometheus; nothing of people, and nothing is served unless asked for.

Counting costs next to nothing, so it goes on whether or not anybody reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from bot.config import MetricsSettings
from bot.errors import ConfigError

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REGISTRY = CollectorRegistry()
ANSWERS = Counter(
    "matinee_answers",
    "Actions answered, by action and how it went.",
    ["action", "outcome"],
    registry=REGISTRY,
)
ANSWER_SECONDS = Histogram(
    "matinee_answer_seconds", "From an action to its screen.", ["action"], buckets=SECONDS, registry=REGISTRY
)
ACKNOWLEDGED_SECONDS = Histogram(
    "matinee_acknowledged_seconds",
    "From an interaction's creation at Discord to our acknowledgement.",
    buckets=SECONDS,
    registry=REGISTRY,
)
UNACKNOWLEDGED = Counter(
    "matinee_unacknowledged", "Interactions that Discord let go before we answered.", registry=REGISTRY
)
TRIED_AGAIN = Counter("matinee_tried_again", "Calls to Discord that were made again.", registry=REGISTRY)
ENGINE_SECONDS = Histogram(
    "matinee_engine_seconds", "The engine's own time for a question.", buckets=SECONDS, registry=REGISTRY
)
WAITING = Gauge("matinee_engine_waiting", "Questions that wait for the engine.", registry=REGISTRY)
ENGINE_RESTARTS = Counter(
    "matinee_engine_restarts", "Engine threads that had to be replaced.", registry=REGISTRY
)


@contextmanager
def timed(histogram: Histogram) -> Iterator[None]:
    """Time a block."""
    start = perf_counter()
    try:
        yield
    finally:
        histogram.observe(perf_counter() - start)


@contextmanager
def served(settings: MetricsSettings) -> Iterator[None]:
    """Serve the metrics while the block runs, if a port is set.

    Raises
    ------
    ConfigError
        If the port is taken or the address is none of ours.
    """
    if settings.port is None:
        yield
        return
    try:
        server, thread = start_http_server(settings.port, addr=settings.address, registry=REGISTRY)
    except OSError as error:
        raise ConfigError(
            f"Metrics cannot be served on {settings.address}:{settings.port} ({error.strerror}). "
            "Set another port or address under [metrics]."
        ) from error
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
