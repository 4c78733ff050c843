import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.request.text import fold, fold_aligned, singular, tokenise


def words(text: str) -> list[str]:
    return [token.folded for token in tokenise(text)]


def test_fold_takes_case_accents_and_typography_off() -> None:
    assert fold("Amélie’s CAFÉ") == "amelie's cafe"


@given(st.text(max_size=80))
def test_the_aligned_fold_keeps_every_place(text: str) -> None:
    assert len(fold_aligned(text)) == len(text)


def test_the_aligned_fold_is_the_fold_of_plain_text() -> None:
    assert fold_aligned("Amélie’s CAFÉ") == fold("Amélie’s CAFÉ")


@given(st.text(max_size=80))
def test_tokens_are_what_stands_at_their_place(text: str) -> None:
    tokens = tokenise(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert [token.at for token in tokens] == list(range(len(tokens)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("feel-good sci-fi", ["feel-good", "sci-fi"]),
        ("non-violent, gore-free", ["non", "violent", ",", "gore", "free"]),
        ("with @alex and <@42>", ["with", "@alex", "and", "<@42>"]),
        ("don't", ["don't"]),
    ],
)
def test_words_are_split_where_their_meaning_is(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_clause_ends_at_a_full_stop_or_a_new_line() -> None:
    assert [token.clause for token in tokenise("no. yes\nwell")] == [0, 0, 1, 2]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("parties", "party"),
        ("movies", "movie"),
        ("zombies", "zombie"),
        ("films", "film"),
        ("boss", "boss"),
        ("is", "is"),
    ],
)
def test_plurals(plural: str, one: str) -> None:
    assert singular(plural) == one
