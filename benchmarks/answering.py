"""A whole request, part by part, for people who rated nothing, a little and much; and where the time goes."""

from __future__ import annotations

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

import recommender.engine
from benchmarks.grown import grown_bundle
from benchmarks.report import machine, row, table
from benchmarks.requests import REQUESTS, SIMILAR, TYPED
from benchmarks.timing import Clock, Times, time_calls
from recommender.bundle import Bundle
from recommender.encoders import load_encoder
from recommender.encoders.remembering import RememberingEncoder
from recommender.engine import Engine
from recommender.types import Profile, Rating

RATED = (0, 20, 1000)
ROUNDS = 3
PARTS = {
    "filter": "judge",
    "retrieve": "find_candidates",
    "score": "score",
    "rank": "order",
    "explain": "present",
}
"""The engine's functions by part; understanding and encoding are timed by their own methods."""
SHOWN = 15


def measure_answering(bundle: Bundle, sizes: Sequence[int], clock: Clock) -> list[str]:
    """Time requests at each number of films, the bundle's own first."""
    lines = [machine(), ""]
    for size in (len(bundle.catalog), *sizes):
        lines += _answering(Engine(grown_bundle(bundle, size), load_encoder()), clock)
    return lines


def _answering(engine: Engine, clock: Clock) -> list[str]:
    """Time every part for each kind of asker, then other things people do."""
    engine.encoder = RememberingEncoder(load_encoder(), remembered=0)  # each request as if it were new
    columns = [_by_part(engine, _rated(engine, count), clock) for count in RATED]
    head = ("p50 / p95 ms", *(f"{count:,} ratings" for count in RATED))
    parts = [(name, *(str(column[name]) for column in columns)) for name in columns[0]]
    seeds = [engine.find_title(title)[0].item_id for title in SIMILAR]
    return [
        f"**{len(engine.catalog):,} films**, {len(REQUESTS)} requests, {ROUNDS} rounds.",
        "",
        *table(head, parts),
        *("| what | p50 ms | p95 ms |", "|---|---|---|"),
        row("similar films", time_calls(lambda seed: engine.similar([seed]), seeds, clock=clock)),
        row(
            "complete a title", time_calls(lambda text: engine.find_title(text, limit=25), TYPED, clock=clock)
        ),
        "",
    ]


def profile_answering(engine: Engine) -> list[str]:
    """Profile the requests: the functions that take longest by themselves."""
    engine.encoder = RememberingEncoder(load_encoder(), remembered=0)
    for text in REQUESTS:
        engine.recommend(engine.understand(text))
    profile = cProfile.Profile()
    with profile:
        for text in REQUESTS:
            engine.recommend(engine.understand(text))
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    longest = sorted(stats.items(), key=lambda entry: -entry[1][2])[:SHOWN]
    whole = sum(entry[2] for entry in stats.values())
    lines = [
        (_place(place), f"{calls / len(REQUESTS):.0f}", f"{own / whole:.1%}", f"{under / whole:.1%}")
        for place, (_, calls, own, under, _) in longest
    ]
    return [machine(), "", *table(("function", "calls a request", "by itself", "with what it calls"), lines)]


def _by_part(engine: Engine, asker: Profile, clock: Clock) -> dict[str, Times]:
    taken: defaultdict[str, list[float]] = defaultdict(list)
    for round_number in range(ROUNDS + 1):
        for text in REQUESTS:
            spent: defaultdict[str, float] = defaultdict(float)
            with _watched(engine, spent, clock):
                start = clock()
                engine.recommend(engine.understand(text, profile=asker))
                spent["whole"] = clock() - start
            spent["the rest"] = spent["whole"] - sum(t for name, t in spent.items() if name != "whole")
            if round_number:
                for name in ("understand", "encode", *PARTS, "the rest", "whole"):
                    taken[name].append(spent[name])
    return {name: Times.of(seconds) for name, seconds in taken.items()}


@contextmanager
def _watched(engine: Engine, spent: dict[str, float], clock: Clock) -> Iterator[None]:
    """Add up what each part takes, while this holds."""

    def timed(name: str, call: Any) -> Any:
        def called(*args: Any, **options: Any) -> Any:
            start = clock()
            result = call(*args, **options)
            spent[name] += clock() - start
            return result

        return called

    with ExitStack() as stack:
        for name, function in PARTS.items():
            whole = timed(name, getattr(recommender.engine, function))
            stack.enter_context(patch.object(recommender.engine, function, whole))
        for name, held, method in (
            ("understand", engine, "understand"),
            ("encode", engine.encoder, "encode"),
        ):
            stack.enter_context(patch.object(held, method, timed(name, getattr(held, method))))
        yield


def _rated(engine: Engine, count: int) -> Profile:
    """Somebody who rated well-known films."""
    random = np.random.default_rng(count)
    known = np.argsort(-engine.bundle.fame, kind="stable")[: 3 * count]
    rows = random.choice(known, count, replace=False) if count else known
    stars = random.choice([2, 3, 3.5, 4, 4.5, 5], count)
    return Profile(
        tuple(Rating(int(engine.catalog.item_ids[r]), float(s)) for r, s in zip(rows, stars, strict=True))
    )


def _place(place: tuple[str, int, str]) -> str:
    file, line, name = place
    where = "/".join(Path(file).parts[-2:])
    return f"`{name}`" if file == "~" else f"`{name}`, {where}:{line}"
