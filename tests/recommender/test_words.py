from __future__ import annotations

from pathlib import Path

import pytest

from recommender.words import WordIndex, bag, terms

DOCUMENTS = [
    bag([("a submarine crew under the ice", 1.0), ("submarine thriller", 1.5)]),
    bag([("two brothers rob banks, a heist film", 1.0)]),
    bag([("a heist under the sea, with a submarine", 1.0)]),
    bag([]),
]


def test_plurals_and_endings_fall_together() -> None:
    assert terms("Submarines, heists") == terms("a submarine heist")


def test_words_that_every_request_has_count_nothing() -> None:
    assert terms("I want to watch a good movie please") == []


def test_the_film_that_says_it_most_comes_first() -> None:
    scores = WordIndex.of(DOCUMENTS).scores("submarine heist")
    assert scores.argmax() == 2
    assert scores[3] == 0
    assert scores.max() <= 1


def test_words_nobody_uses_score_nothing() -> None:
    assert not WordIndex.of(DOCUMENTS).scores("xylophone").any()


def test_what_is_cited_is_there() -> None:
    index = WordIndex.of(DOCUMENTS)
    assert set(index.cited("submarine heist", 0)) == set(terms("submarine"))
    assert index.cited("submarine heist", 3) == []


def test_an_index_is_read_as_it_was_written(tmp_path: Path) -> None:
    index = WordIndex.of(DOCUMENTS)
    index.save(tmp_path / "words.npz")
    again = WordIndex.load(tmp_path / "words.npz")
    assert again.scores("submarine heist") == pytest.approx(index.scores("submarine heist"), abs=1e-3)
