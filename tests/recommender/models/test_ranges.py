from __future__ import annotations

import numpy as np
import pytest

from recommender.models.bias import Biases
from recommender.models.ranges import Ranges, known_part, rehearse
from recommender.models.stars import Z80, TrainingData


def test_a_rehearsed_range_holds_what_it_says(world: TrainingData) -> None:
    ranges = rehearse(Biases.fit, world, 5)
    random = np.random.default_rng(9)
    shown = known_part(world.table, 5, random)
    people, targets = world.table.where(shown), world.table.where(~shown)
    predicted = Biases.fit(world).predict(people, targets.user_rows, targets.item_rows)
    counts = world.table.item_counts[targets.item_rows]
    half = ranges.half_widths(predicted.spread, np.full(len(targets), 5), counts)
    assert 0.72 < (np.abs(predicted.stars - targets.stars) <= half).mean() < 0.88


def test_cells_with_many_errors_have_their_own_width() -> None:
    ratios = np.concatenate([np.full(5000, 1.0), np.full(5000, 2.0)]).astype(np.float32)
    person_counts = np.repeat([0, 50], 5000)
    ranges = Ranges.learn(ratios, person_counts, np.full(10000, 100))
    narrow, wide = ranges.half_widths(np.ones(2, np.float32), np.array([0, 50]), np.array([100, 100]))
    assert narrow == pytest.approx(1.0, abs=0.1)
    assert wide == pytest.approx(2.0, abs=0.1)


def test_too_few_people_to_rehearse_on_get_the_normal_width(world: TrainingData) -> None:
    few = TrainingData(world.table.of_users(np.arange(3)), world.facts)
    assert rehearse(Biases.fit, few, 5).widths == pytest.approx(Z80)


def test_known_parts_are_nested_in_size_and_no_larger_than_asked(world: TrainingData) -> None:
    for size in (0, 1, 5, 1000):
        shown = known_part(world.table, size, np.random.default_rng(1))
        counts = np.bincount(world.table.user_rows[shown], minlength=world.table.n_users)
        assert (counts == np.minimum(size, np.diff(world.table.starts))).all()
