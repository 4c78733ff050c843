"""What is talked of: counted once a conversation, and linked with what was named beside it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from recommender.building.talk import learn_talk

TITLES = ("Heat", "Up", "Jaws", "Alien")


def row_of(film: tuple[str, int | None]) -> int | None:
    return TITLES.index(film[0]) if film[0] in TITLES else None


@pytest.fixture
def data(tmp_path: Path) -> Path:
    chats = [["Heat", "Jaws"], ["Heat", "Jaws", "Unheard Of"], ["Heat", "Up"], ["Heat"]]
    (tmp_path / "redial").mkdir()
    lines = [json.dumps({"movieMentions": dict(enumerate(films))}) for films in chats]
    (tmp_path / "redial" / "train_data.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_mentions_are_counted_by_conversation(data: Path) -> None:
    talked, _ = learn_talk(data, len(TITLES), row_of)
    np.testing.assert_allclose(np.expm1(talked), [4, 1, 2, 0], rtol=1e-6)


def test_what_is_named_together_is_near(data: Path) -> None:
    _, together = learn_talk(data, len(TITLES), row_of)
    scores = together.scores([TITLES.index("Heat")])
    assert scores[TITLES.index("Jaws")] > scores[TITLES.index("Up")] > scores[TITLES.index("Alien")] == 0


def test_without_conversations_nothing_is_talked_of(tmp_path: Path) -> None:
    talked, together = learn_talk(tmp_path, len(TITLES), row_of)
    assert not talked.any()
    assert not together.scores([0]).any()
