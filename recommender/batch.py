"""Batch commands: ranked films for a file of requests, scores for a file of film pairs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from recommender.batch_lines import PairLine, RequestLine, read_lines
from recommender.engine import Engine
from recommender.naming import film_named
from recommender.types import Profile, Rating, Request, Side, Slot, Turn


def rank_requests(
    engine: Engine,
    requests: Path,
    ranked: Path,
    k: int,
    progress: Callable[[str, int], Callable[[int], None]],
) -> int:
    """Rank ``k`` films for each request of a JSON-lines file.

    Returns
    -------
    How many requests were ranked.

    Raises
    ------
    SourceError
        At the first line that is no request, naming it.
    """
    lines = list(read_lines(requests, RequestLine))
    move = progress("Ranking", len(lines))
    with ranked.open("w", encoding="utf-8") as out:
        for line in lines:
            films = [_film(engine, item_id, score) for item_id, score in rank_one(engine, line, k)]
            out.write(json.dumps({"query_id": line["query_id"], "ranked": films}, ensure_ascii=False) + "\n")
            move(1)
    return len(lines)


def rank_one(engine: Engine, line: Mapping[str, Any], k: int) -> list[tuple[int, float]]:
    """Rank films for one request: item ids with scores, best first."""
    request = read_request(engine, line)
    return engine.rank(request, k)


def read_request(engine: Engine, line: Mapping[str, Any]) -> Request:
    """Understand a line's turns, the last of the user being the request."""
    turns = tuple(Turn(str(turn["speaker"]), str(turn["text"])) for turn in line["turns"])
    last = max((at for at, turn in enumerate(turns) if turn.speaker == "user"), default=None)
    earlier = turns if last is None else (*turns[:last], *turns[last + 1 :])
    text = "" if last is None else turns[last].text
    request = engine.understand(text, turns=earlier, profile=_profile(engine, line.get("profile") or ()))
    return replace(request, slots=tuple(_settled(slot) for slot in request.slots))


def _settled(slot: Slot) -> Slot:
    """Let what was asked for in an earlier turn be a wish: talk moves on. What was ruled out stays so."""
    earlier = slot.end == 0 and slot.side is Side.WANTED
    return replace(slot, hard=False) if earlier else slot


def score_pairs(engine: Engine, pairs: Path, scored: Path) -> tuple[int, int]:
    """Add ``score`` to each pair of a JSON-lines file; null where a film is unknown.

    Returns
    -------
    How many pairs there were, and how many of them are unknown.
    """
    lines = list(read_lines(pairs, PairLine))
    unknown = 0
    with scored.open("w", encoding="utf-8") as out:
        for line in lines:
            films = [
                find_film(engine, {"title": line[f"movie_{n}"], "year": line.get(f"year_{n}")})
                for n in (1, 2)
            ]
            score = None if None in films else engine.likeness(*films)  # type: ignore[arg-type]
            unknown += score is None
            out.write(json.dumps({**line, "score": score}, ensure_ascii=False) + "\n")
    return len(lines), unknown


def find_film(engine: Engine, named: Mapping[str, Any]) -> int | None:
    """Find the film that ids, or title and year (one year apart at most), name; None where there is none."""
    return film_named(named, engine.catalog, engine.find_title)


def _profile(engine: Engine, entries: Any) -> Profile:
    ratings = {}
    for entry in entries:
        item_id = find_film(engine, entry)
        if item_id is not None:
            ratings[item_id] = Rating(item_id, float(entry["stars"]))
    return Profile(tuple(ratings.values()))


def _film(engine: Engine, item_id: int, score: float) -> dict[str, Any]:
    item = engine.catalog.item(item_id)
    movielens = item_id if item_id < 10_000_000 else None
    return {
        "title": item.title,
        "year": item.year,
        "imdb_id": item.imdb_id,
        "movielens_id": movielens,
        "score": score,
    }
