from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from recommender.errors import SourceError
from recommender.notes import mood_vocabulary, parse_note, read_notes
from recommender.request.text import fold

GOOD: dict[str, Any] = {
    "item_id": 1,
    "imdb": "tt0114709",
    "title": "Toy Story",
    "year": 1995,
    "blurb": " ".join(["word"] * 30),
    "moods": ["fun", "heartwarming", "adventurous"],
    "themes": ["toys", "jealousy", "friendship", "growing up"],
    "asked_for": [f"request number {n} of a kind" for n in range(6)],
    "content": {
        "violence": 1, "gore": 0, "scares": 1, "sexual": 0, "language": 0, "sadness": 1,
        "sad_ending": False, "animal_harm": None, "audience": "children",
    },
    "pace": 4, "tone": 1, "complexity": 1, "humour": 3, "fame": 5,
}  # fmt: skip


@pytest.fixture(scope="module")
def shipped():  # type: ignore[no-untyped-def]
    return read_notes()


def test_a_good_note_is_read() -> None:
    note = parse_note(json.dumps(GOOD), where="here")
    assert note.content.animal_harm is None
    assert note.moods[0] == "fun"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"blurb": "too short"}, "the blurb has 2 words"),
        ({"moods": ["fun", "jolly", "sad"]}, r"not \['jolly'\]"),
        ({"themes": ["toys"]}, "themes must be 4 to 8"),
        ({"asked_for": ["the same"] * 6}, "6 different requests"),
        ({"pace": 9}, "pace must be 1 to 5"),
        ({"content": {"violence": 1}}, "content must hold exactly"),
        ({"content": GOOD["content"] | {"gore": 7}}, "gore must be 0 to 3"),
        ({"item_id": "1"}, "no whole number"),
    ],
)
def test_what_breaks_the_schema_is_named_with_its_place(change: dict[str, Any], said: str) -> None:
    with pytest.raises(SourceError, match=rf"1995\.jsonl:7: .*{said}"):
        parse_note(json.dumps(GOOD | change), where="1995.jsonl:7")


@pytest.mark.parametrize("line", ["{", "[]", '"x"', '{"item_id": 1}'])
def test_what_is_no_note_is_refused(line: str) -> None:
    with pytest.raises(SourceError, match="not a note in JSON"):
        parse_note(line, where="here")


def test_two_notes_on_one_film_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"{json.dumps(GOOD)}\n{json.dumps(GOOD)}\n")
    with pytest.raises(SourceError, match=r"a\.jsonl:2: film 1 has a note already"):
        read_notes(tmp_path)


def test_the_notes_that_ship_keep_the_schema_and_are_many(shipped) -> None:  # type: ignore[no-untyped-def]
    assert len(shipped) >= 4000


def test_no_two_films_share_a_request(shipped) -> None:  # type: ignore[no-untyped-def]
    counts = Counter(fold(request) for note in shipped for request in note.asked_for)
    assert [request for request, count in counts.items() if count > 1] == []


def test_no_request_names_its_film(shipped) -> None:  # type: ignore[no-untyped-def]
    telling = [note for note in shipped if len(note.title) > 8 and " " in note.title]
    assert [n.title for n in telling for request in n.asked_for if fold(n.title) in fold(request)] == []


def test_every_mood_is_used_and_none_for_everything(shipped) -> None:  # type: ignore[no-untyped-def]
    counts = Counter(mood for note in shipped for mood in note.moods)
    assert set(counts) == set(mood_vocabulary())
    assert counts.most_common(1)[0][1] < 0.3 * len(shipped)
