"""No hard constraint is ever broken in the engine's answers, held against the films' own facts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from recommender.engine import Engine
from recommender.types import Turn
from tests.recommender.request.generated import Piece, for_age, no_genre, none_of, pieces, requests, until

QUIET = (HealthCheck.too_slow, HealthCheck.function_scoped_fixture)


@pytest.fixture(scope="module")
def engine(bundle: object) -> Engine:
    return Engine.load()


def broken(engine: Engine, parts: Sequence[Piece], text: str, turns: tuple[Turn, ...] = ()) -> list[str]:
    """The pieces that films of the answer break."""
    answer = engine.recommend(engine.understand(text, turns=turns))
    wider = any("minutes" in words or "years" in words for words in answer.relaxed)
    items = [engine.catalog.item(recommendation.item_id) for recommendation in answer.recommendations]
    return [
        f"{item.label} breaks {piece.text!r}"
        for item in items
        for piece in parts
        if not piece.keeps(item, wider)
    ]


@given(request=requests())
@settings(max_examples=60, deadline=None, suppress_health_check=QUIET)
def test_answers_keep_what_is_asked(engine: Engine, request: tuple[str, tuple[Piece, ...]]) -> None:
    text, parts = request
    assert broken(engine, parts, text) == []


@given(parts=pieces())
@settings(max_examples=25, deadline=None, suppress_health_check=QUIET)
def test_answers_keep_what_was_asked_turn_by_turn(engine: Engine, parts: tuple[Piece, ...]) -> None:
    *before, last = parts
    turns = tuple(Turn("user", piece.text) for piece in before)
    assert broken(engine, parts, last.text, turns) == []


@pytest.mark.slow
@seed(20261121)
@given(request=requests())
@settings(
    max_examples=10_000, deadline=None, suppress_health_check=QUIET, phases=(Phase.generate,), database=None
)
def test_ten_thousand_answers_keep_what_is_asked(
    engine: Engine, request: tuple[str, tuple[Piece, ...]]
) -> None:
    text, parts = request
    assert broken(engine, parts, text) == []


@pytest.mark.parametrize("text", ["before 2000", "no horror", "no gore", "for my 8 year old"])
def test_the_rules_can_fail(engine: Engine, text: str) -> None:
    rules = {piece.text: piece for piece in (until(2000), no_genre("horror"), none_of("gore"), for_age(8))}
    saw = next(item for item in engine.catalog if item.title == "Saw")
    assert not rules[text].keeps(saw, False)
