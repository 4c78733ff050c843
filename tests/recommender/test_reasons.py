"""Reasons hold: take away what a reason cites, and the film falls."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from recommender.bundle import MANIFEST, SHIPPED
from recommender.engine import Engine
from recommender.scoring.parts import PARTS
from recommender.scoring.query import make_query
from recommender.types import Part, Recommendation, Request, Side

PHRASES = Path(__file__).parent / "request" / "phrases.jsonl"
SHOWN = 5
ABOUT = frozenset(("extract", "note", "asked", "words", "theme"))
"""Parts whose reasons tell what the film is about, in words of its own."""
SAID = frozenset(("seed", "person", "direction", "era", "language", "country"))
"""Kinds of slots that are taken out of the request; genres and moods are taken from the film."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    if not (SHIPPED / MANIFEST).is_file():
        pytest.skip("no bundle ships yet: `python -m recommender build` makes it")
    return Engine.load()


def cited(film: Recommendation) -> Iterator[Part]:
    """Parts that the film's reason names, with all they cite."""
    for part in film.parts:
        if part.cites and all(word.lower() in film.reason.lower() for word in part.cites):
            yield part


def without(engine: Engine, request: Request, cites: tuple[str, ...]) -> Request:
    """The request without the films and people cited."""
    words = {word.lower() for word in cites}
    drops = [
        number
        for number, slot in enumerate(request.slots)
        if slot.kind in SAID
        and slot.side is Side.WANTED
        and words & {slot.value.lower(), slot.label.lower(), title(engine, slot.value)}
    ]
    for number in reversed(drops):
        request = engine.refine(request, number)
    return request


@contextmanager
def tags_away(engine: Engine, item_id: int, cites: tuple[str, ...]) -> Iterator[bool]:
    """A world in which a film has none of the genres and moods cited; tells whether it had any."""
    bundle, row = engine.bundle, engine.catalog.row_of(item_id)
    genres, moods = bundle.catalog.genre_matrix, bundle.notes.moods
    own = genres[row].copy(), moods[row].copy()
    for word in cites:
        for column, genre in enumerate(bundle.catalog.genres):
            genres[row, column] &= genre.lower() != word.lower()
        if word in bundle.mood_columns:
            moods[row, bundle.mood_columns[word]] = 0
    try:
        yield bool((own[0] != genres[row]).any() or (own[1] != moods[row]).any())
    finally:
        genres[row], moods[row] = own


def title(engine: Engine, value: str) -> str:
    known = value.isdigit() and int(value) in engine.catalog
    return engine.catalog.item(int(value)).title.lower() if known else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a film stands among the candidates: places from the top (the first is 0, the next -1), and what
    each part gives it."""

    place: int
    score: float
    parts: dict[str, float]

    def is_below(self, other: Standing, part: str) -> bool:
        """Whether it lost places or lead; of several films named another may now count for more, so then
        what the part gives."""
        lost = self.place < other.place or self.score < other.score
        return lost or self.parts[part] < other.parts[part]


def standings(engine: Engine, request: Request) -> dict[int, Standing]:
    relaxed, _, allowed, _ = engine.relaxed(request, SHOWN)
    scored = engine.score(make_query(relaxed, engine.bundle, engine.encoder), allowed)
    ids = engine.catalog.item_ids[scored.rows]
    order = np.argsort(-scored.scores, kind="stable")
    return {
        int(ids[at]): Standing(
            -place, float(scored.scores[at]), dict(zip(PARTS, scored.parts[at].tolist(), strict=True))
        )
        for place, at in enumerate(order)
    }


def falls(engine: Engine, most: int) -> Iterator[tuple[str, str, bool]]:
    """Request, film and whether it falls, for up to so many causes cited."""
    count = 0
    for line in PHRASES.read_text(encoding="utf-8").splitlines()[::2]:
        request = engine.understand(json.loads(line)["say"])
        before = standings(engine, request)
        for film in engine.recommend(request, count=SHOWN).recommendations:
            for part in cited(film):
                if part.name in ABOUT:
                    continue
                less = without(engine, request, part.cites)
                with tags_away(engine, film.item_id, part.cites) as had:
                    assert less != request or had, (request.text, film.reason, part)
                    after = standings(engine, less).get(film.item_id)
                fell = after is None or after.is_below(before[film.item_id], part.name)
                yield request.text, f"{film.reason} ({part.name})", fell
                count += 1
                if count == most:
                    return


def test_what_a_reason_cites_lifted_the_film(engine: Engine) -> None:
    assert [case for case in falls(engine, 40) if not case[2]] == []


@pytest.mark.slow
def test_what_five_hundred_reasons_cite_lifted_the_film(engine: Engine) -> None:
    cases = list(falls(engine, 500))
    assert len(cases) == 500
    assert [case for case in cases if not case[2]] == []


def test_a_reason_never_cites_a_part_that_lowers(engine: Engine) -> None:
    for text in ("a cozy romcom", "like Heat but funnier", "best war movies", "hidden gem thriller"):
        for film in engine.recommend(engine.understand(text)).recommendations:
            lifting = {word for part in film.parts if part.value > 0 for word in part.cites}
            assert {word for part in cited(film) for word in part.cites} <= lifting
