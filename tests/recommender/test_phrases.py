"""Phrases are English text that remembers what it was made of."""

import copy
from datetime import date

from recommender.phrases import Phrase, capitalized, counted, joined, listed, say, term


def test_a_phrase_is_its_english_text() -> None:
    phrase = say("Which “{title}”?", title="Heat")
    assert phrase == "Which “Heat”?"
    assert (phrase.template, phrase.values) == ("Which “{title}”?", {"title": "Heat"})


def test_values_are_written_as_in_english() -> None:
    assert say("{n} films", n=16_321) == "16,321 films"
    assert say("{stars} stars", stars=3.5) == "3.5 stars"
    assert say("on {day}", day=date(2026, 5, 3)) == "on 3 May"
    assert say("by {people}", people=("A", "B", "C")) == "by A, B and C"


def test_one_and_many() -> None:
    assert [counted("one film", "{count} films", n) for n in (1, 2, 1.5)] == [
        "one film",
        "2 films",
        "1.5 films",
    ]


def test_pieces_are_put_together() -> None:
    assert listed(["a"]) == "a"
    assert listed([]) == ""
    assert joined(" · ", ["1999", term("Drama")]) == "1999 · Drama"
    assert capitalized(joined("; ", [say("rated {mean}", mean=4.0), "good"])) == "Rated 4.0; good"


def test_braces_in_what_people_write_are_harmless() -> None:
    assert say("“{text}”", text="{0}{title}") == "“{0}{title}”"
    assert joined("; ", ["{x}", "}"]) == "{x}; }"


def test_copies_remember_too() -> None:
    phrase = capitalized(counted("one {what}", "{count} {what}", 3, what=say("film")))
    for other in (copy.copy(phrase), copy.deepcopy(phrase)):
        assert isinstance(other, Phrase)
        assert other == phrase
        assert (other.template, other.values, other.plural, other.capital) == (
            phrase.template,
            phrase.values,
            phrase.plural,
            phrase.capital,
        )


def test_what_is_cut_from_a_phrase_is_plain_text() -> None:
    assert type(say("Which film?")[:5]) is str
    assert type(str(say("Which film?"))) is str
