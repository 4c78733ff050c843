"""Whatever the engine says can be said in other languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recommender.engine import Engine
from recommender.phrases import Phrase

REQUESTS = [
    json.loads(line)["say"]
    for line in (Path(__file__).parent / "request" / "phrases.jsonl").read_text(encoding="utf-8").splitlines()
]
ASKED = (
    *("a cozy romcom", "like Inception but funnier, no gore", "something with Tom Hanks from the 90s"),
    *("korean vampire musical from 1930 under 60 minutes", "hidden gems about grief", ""),
)


def test_chips_are_phrases(shipped: Engine) -> None:
    plain = {
        slot.label
        for text in REQUESTS
        for slot in shipped.understand(text).slots
        if not isinstance(slot.label, Phrase) and slot.kind != "person"
    }
    assert {label for label in plain if any(map(str.isalpha, label))} == set()


@pytest.mark.parametrize("text", ASKED)
def test_reasons_and_what_was_given_up_are_phrases(shipped: Engine, text: str) -> None:
    answer = shipped.recommend(shipped.understand(text))
    said = [*answer.relaxed, *(film.reason for film in answer.recommendations)]
    assert said
    assert [each for each in said if not isinstance(each, Phrase)] == []


def test_of_similar_films_too(shipped: Engine) -> None:
    (heat, *_) = shipped.find_title("Heat (1995)")
    answer = shipped.similar([heat.item_id], but="funnier")
    reasons = [film.reason for film in (*answer.same_feel, *answer.same_fans)]
    assert len(reasons) >= 5
    assert all(isinstance(reason, Phrase) for reason in reasons)
