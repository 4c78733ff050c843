from dataclasses import replace

import numpy as np
import pytest

from recommender.quiz.bank import Bank
from recommender.quiz.families import BY_KEY, FAMILIES
from recommender.quiz.space import KINDS
from tests.recommender.quiz.films import bank, films, genre_of, space, year_of


def test_each_trio_has_a_film_of_each_era() -> None:
    trios = bank().trios
    assert len(trios) > 30
    for trio in trios:
        old, middle, new = map(year_of, trio)
        assert old < 1990 <= middle < 2005 <= new


def test_films_of_a_trio_are_alike() -> None:
    alike = [len({genre_of(item_id) for item_id in trio}) == 1 for trio in bank().trios]
    assert np.mean(alike) > 0.8


def test_no_film_and_no_franchise_meets_itself() -> None:
    it = bank()
    saga = [trio for trio in range(len(it.trios)) if any(genre_of(i) == "Sci-Fi" for i in it.trios[trio])]
    assert not it.may_meet(0, 0)
    assert it.may_meet(0, len(it.trios) - 1)
    assert all(sum(genre_of(i) == "Sci-Fi" and i % 2 == 0 for i in it.trios[trio]) <= 1 for trio in saga)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.key)
def test_a_family_is_shown_by_three_known_films_of_different_eras(family: object) -> None:
    chosen = bank().examples(family)
    assert len(set(chosen)) == 3
    assert len({year_of(i) >= 1990 for i in chosen} | {year_of(i) >= 2005 for i in chosen}) == 2
    assert all(genre_of(i) in family.genres for i in chosen)


def test_without_films_of_its_kind_a_family_has_no_examples() -> None:
    without = Bank((film for film in films() if film.genres != ("Western",)), space())
    assert without.examples(BY_KEY["west"]) == ()


def test_unknown_films_say_nothing() -> None:
    it = bank()
    assert not it.features([99999]).any()
    assert (it.features([1, 99999]) == it.features([1])).all()
    assert it.quality([99999]) == 0


def test_families_and_eras_point_at_themselves() -> None:
    it = bank()
    assert KINDS[int(it.family_features(BY_KEY["scare"]).argmax())] == "Horror"
    assert KINDS[int(it.era_features("70s").argmax())] == "70s"
    assert it.era_features("70s").sum() == pytest.approx(0)


def test_only_the_best_known_of_each_era_are_asked_about() -> None:
    small = Bank(films(), space(), per_era=5)
    assert len({item_id for trio in small.trios for item_id in trio}) <= 15


def test_a_family_is_shown_by_its_own_films_where_there_are_those() -> None:
    own = replace(BY_KEY["scare"], films=(1, 2, 3))
    assert bank().examples(own) == (1, 2, 3)
    assert bank().examples(replace(own, films=(1, 2, 99999))) != (1, 2, 99999)


def test_the_films_of_families_are_all_different() -> None:
    shown = [item_id for family in FAMILIES for item_id in family.films]
    assert len(shown) == len(set(shown)) == 3 * len(FAMILIES)
