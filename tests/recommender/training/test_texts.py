from __future__ import annotations

import numpy as np
import pytest

from recommender.models.features import item_features
from recommender.models.item_facts import ItemFacts
from recommender.outside_texts import texts_of
from recommender.sources.records import FilmRecord
from recommender.training.texts import text_columns
from tests.recommender.models.conftest import N_ITEMS, person


def test_columns_keep_what_vectors_differ_in() -> None:
    random = np.random.default_rng(0)
    vectors = np.zeros((30, 8), np.float32)
    vectors[:25] = random.normal(size=(25, 2)) @ random.normal(size=(2, 8))
    columns = text_columns(vectors, 2)
    assert not columns[25:].any()
    assert (columns[:25] ** 2).sum(axis=1).mean() == pytest.approx(1, abs=1e-5)
    centred = vectors[:25] - vectors[:25].mean(axis=0)
    alike = np.corrcoef((centred @ centred.T).ravel(), (columns[:25] @ columns[:25].T).ravel())[0, 1]
    assert alike == pytest.approx(1, abs=1e-4)


def test_no_text_at_all_is_all_zeros() -> None:
    assert not text_columns(np.zeros((4, 8), np.float32), 3).any()


def test_texts_are_a_group_of_features_of_their_own() -> None:
    facts = ItemFacts(np.ones((N_ITEMS, 1), np.float32), np.full(N_ITEMS, 2000, np.float32))
    table = person({1: 4.0})
    without = item_features(table, facts)
    texts = np.ones((N_ITEMS, 5), np.float32)
    told = item_features(table, ItemFacts(facts.genres, facts.years, texts))
    assert told.matrix.shape[1] == without.matrix.shape[1] + 5
    assert int(told.groups.max()) == int(without.groups.max()) + 1


def test_films_are_found_by_title_and_year() -> None:
    films = [
        FilmRecord("Heat", 1995, (), source_id=1),
        FilmRecord("Heat", 1951, (), source_id=2),
        None,
        FilmRecord("No Film Of This Name", 1995, (), source_id=3),
        FilmRecord("Inception", 2010, (), source_id=4),
    ]
    assert texts_of(films).any(axis=1).tolist() == [True, False, False, False, True]
