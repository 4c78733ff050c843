"""Somebody who saw and loved the horror films of the test bank, and saw a few comedies that bored them."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.catalog import GENRES
from recommender.evaluation.quiz_people import Person, World, real_shares
from recommender.quiz.bank import genre_shares
from recommender.quiz.eras import era_flags
from recommender.quiz.log import Answered, Event, Log, Word, replay
from recommender.quiz.question import Question, Step
from recommender.quiz.quiz import Length, Quiz
from tests.recommender.quiz.films import bank, films

ALL = films()
ROW_OF = {film.item_id: row for row, film in enumerate(ALL)}
QUIZ = Quiz(bank())


def rows_of(genre: str) -> list[int]:
    return [row for row, film in enumerate(ALL) if genre in film.genres]


def world() -> World:
    years = np.array([film.year for film in ALL], np.float32)
    shares = np.array([genre_shares(film.genres) for film in ALL], np.float32)
    return World(shares, era_flags(years), np.ones(len(ALL), np.float32))


@pytest.fixture
def person() -> Person:
    horror, comedy = rows_of("Horror"), rows_of("Comedy")[:3]
    stars = np.array([5.0] * len(horror) + [2.0] * len(comedy), np.float32)
    known = np.array(horror + comedy)
    return Person(world(), known, stars, np.arange(len(ALL)), np.random.default_rng(3))


def answered(person: Person, *events: Event) -> Event:
    question = QUIZ.question(7, Length.NORMAL, replay(events))
    assert question
    return person.answer(question, ROW_OF)


def duel(one: list[int], other: list[int]) -> Question:
    trios = tuple(tuple(ALL[row].item_id for row in rows[:3]) for rows in (one, other))
    return Question(Step.DUEL, 3, 8, duel=trios)


def test_they_pick_what_they_chose_and_loved_then_go_on(person: Person) -> None:
    picked = answered(person)
    assert picked.word is Word.PICK
    assert "scare" in picked.keys
    assert answered(person, picked).word is Word.NEXT


def test_they_turn_down_what_bored_them_or_they_never_chose(person: Person) -> None:
    skipped = Event("families", Word.SKIP)
    turned_down = answered(person, skipped)
    assert turned_down.word is Word.PICK
    assert "scare" not in turned_down.keys


def test_they_take_the_trio_they_gave_more(person: Person) -> None:
    person.random = np.random.default_rng(0)
    question = duel(rows_of("Horror"), rows_of("Comedy"))
    words = [person.answer(question, ROW_OF).word for _ in range(50)]
    assert words.count(Word.A) > 45


def test_they_do_not_know_what_they_did_not_rate(person: Person) -> None:
    assert person.answer(duel(rows_of("War"), rows_of("Western")), ROW_OF).word is Word.UNKNOWN


def test_they_say_both_or_neither_of_what_is_the_same_to_them(person: Person) -> None:
    horror, comedy = rows_of("Horror"), rows_of("Comedy")
    loved = {person.answer(duel(horror[:3], horror[3:]), ROW_OF).word for _ in range(30)}
    assert Word.BOTH in loved
    assert Word.NEITHER not in loved
    bored = {person.answer(duel(comedy[:1], comedy[1:3]), ROW_OF).word for _ in range(30)}
    assert Word.NEITHER in bored
    assert Word.BOTH not in bored


def test_eras_that_were_not_there_yet_are_not_picked(person: Person) -> None:
    early = [row for row in range(len(ALL)) if (ALL[row].year or 0) < 2000]
    person.there = np.array(early)
    menus = QUIZ.question(7, Length.NORMAL, Log(_all_but_the_last())).menus
    event = person.answer(Question(Step.PRACTICAL, 8, 8, menus=menus), ROW_OF)
    assert not {"00s", "new"} & set(event.keys)


def _all_but_the_last() -> tuple[Answered, ...]:
    played: list[Answered] = []
    while question := QUIZ.question(7, Length.NORMAL, Log(tuple(played))):
        if question.step is Step.PRACTICAL:
            break
        played.append(Answered(question.text, Word.SKIP))
    return tuple(played)


def test_real_shares_are_those_of_the_films() -> None:
    shares = real_shares(world(), np.array([*rows_of("War")[:1], *rows_of("Drama")[:3]]))
    assert shares[GENRES.index("Drama")] == pytest.approx(0.75)
    assert shares.sum() == pytest.approx(1)
