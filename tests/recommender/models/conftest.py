"""A planted world: two kinds of people, two kinds of films, each liking their own."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from recommender.models.item_facts import ItemFacts
from recommender.models.rating_table import RatingTable, make_table
from recommender.models.stars import TrainingData

N_USERS, N_ITEMS, SEEN = 60, 40, 0.5


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """Small systems are slower on several."""
    torch.set_num_threads(1)


def planted_stars(user_rows: np.ndarray, item_rows: np.ndarray) -> np.ndarray:
    """Even people love even films; odd ones odd films; one film in five is better than the rest."""
    alike = (user_rows % 2) == (item_rows % 2)
    return (np.where(alike, 4.0, 2.0) + np.where(item_rows % 5 == 0, 0.5, 0.0)).astype(np.float32)


@pytest.fixture(scope="session")
def world() -> TrainingData:
    """Half of all pairs rated, with a little noise; genres say nothing of the kind."""
    random = np.random.default_rng(1)
    user_rows, item_rows = np.nonzero(random.random((N_USERS, N_ITEMS)) < SEEN)
    stars = planted_stars(user_rows, item_rows) + random.normal(0, 0.2, len(user_rows))
    years = np.full(len(user_rows), 2015.5)
    table = make_table(user_rows, item_rows, np.clip(stars, 0.5, 5), years, N_USERS, N_ITEMS)
    facts = ItemFacts(np.ones((N_ITEMS, 1), np.float32), np.full(N_ITEMS, 2000, np.float32))
    return TrainingData(table, facts)


def person(stars: dict[int, float], n_items: int = N_ITEMS) -> RatingTable:
    """A table of one person with these stars by item row."""
    rows = np.array(list(stars), np.int64)
    values = np.array(list(stars.values()), np.float32)
    return make_table(np.zeros(len(rows), np.int64), rows, values, np.full(len(rows), 2015.5), 1, n_items)
