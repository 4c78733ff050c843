"""The phrase suite holds: overall, under a "no", by every slot, and on the quarter that nobody tuned on."""

import pytest

from recommender.request.understand import Understanding
from tests.recommender.request.phrase_suite import (
    Score,
    found_slots,
    main,
    read_phrases,
    score,
    table,
)

LEAST_OVERALL, LEAST_NEGATION, LEAST_OF_A_SLOT = 0.93, 0.95, 0.85
ROWS = {
    *(
        "genre",
        "mood",
        "plot",
        "era",
        "runtime",
        "language",
        "people",
        "like",
        "words",
        "negation",
        "audience",
    ),
    *("group", "fame", "novelty", "count", "several", "turns"),
}


@pytest.fixture(scope="module")
def scores(understanding: Understanding) -> dict[str, Score]:
    return score(understanding, read_phrases())


def test_there_are_many_phrases_of_every_kind_and_none_twice() -> None:
    phrases = read_phrases()
    assert len({(phrase.say, phrase.turns) for phrase in phrases}) == len(phrases) >= 400
    assert {phrase.row for phrase in phrases} == ROWS
    assert 0.2 < sum(phrase.held_back for phrase in phrases) / len(phrases) < 0.3


def test_requests_are_understood(scores: dict[str, Score]) -> None:
    assert scores["overall"].f1 >= LEAST_OVERALL, table(scores)


def test_what_is_not_wanted_is_understood(scores: dict[str, Score]) -> None:
    assert scores["negation"].f1 >= LEAST_NEGATION, table(scores)


def test_no_slot_is_neglected(scores: dict[str, Score]) -> None:
    assert min(each.f1 for each in scores.values()) >= LEAST_OF_A_SLOT, table(scores)


def test_phrases_held_back_are_understood_as_well(understanding: Understanding) -> None:
    held_back = score(understanding, [phrase for phrase in read_phrases() if phrase.held_back])
    assert held_back["overall"].f1 >= LEAST_OVERALL, table(held_back)
    assert held_back["negation"].f1 >= LEAST_NEGATION, table(held_back)


@pytest.mark.parametrize("place", range(0, len(read_phrases()), 23))
def test_phrases_are_understood_alike_each_time(understanding: Understanding, place: int) -> None:
    phrase = read_phrases()[place]
    assert found_slots(understanding, phrase) == found_slots(understanding, phrase)


def test_scores_count_what_is_wrong_and_missed() -> None:
    some = Score(right=6, wrong=2, missed=4)
    assert (some.precision, some.recall) == (0.75, 0.6)
    assert some.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


@pytest.mark.usefixtures("bundle")
def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--held-back"])
    printed = capsys.readouterr().out
    assert "phrases, held back" in printed
    assert "negation" in printed
