from __future__ import annotations

import numpy as np
import pytest
import torch

from recommender.models.blocks import blocks
from recommender.models.gibbs import GibbsConfig, conditional
from recommender.models.linear_prior import Features, Side, draw_ridge, draw_wishart
from recommender.models.posterior import Posterior
from recommender.models.stars import TrainingData
from tests.recommender.models.conftest import N_ITEMS, person, planted_stars

SHORT = GibbsConfig(factors=3, sweeps=40, burn=20, thin=2)
ITEMS = np.arange(N_ITEMS)


@pytest.fixture(scope="module")
def model(world: TrainingData) -> Posterior:
    return Posterior.fit(world, 7, config=SHORT)


def test_finds_the_planted_stars_of_pairs_never_seen(model: Posterior, world: TrainingData) -> None:
    table = world.table
    seen = np.zeros((table.n_users, table.n_items), bool)
    seen[table.user_rows, table.item_rows] = True
    users, items = np.nonzero(~seen)
    predicted = model.predict(table, users, items).stars
    assert np.sqrt(np.mean((predicted - planted_stars(users, items)) ** 2)) < 0.25


def test_a_stranger_is_told_apart_by_a_few_ratings(model: Posterior) -> None:
    fan_of_odd = person({1: 4.0, 3: 4.0, 2: 2.0, 4: 2.0})
    stars = model.predict(fan_of_odd, np.zeros(2, np.int64), np.array([7, 8])).stars
    assert stars[0] > stars[1] + 1


def test_folding_in_a_training_user_gives_that_users_own_vector(
    model: Posterior, world: TrainingData
) -> None:
    table = world.table
    folded = model.predict(table.of_user(4), np.zeros(N_ITEMS, np.int64), ITEMS).stars
    sampled = [
        draw.mean
        + draw.users.rows[4, 0]
        + draw.items.rows[:, 0]
        + draw.items.rows[:, 1:] @ draw.users.rows[4, 1:]
        for draw in model.draws
    ]
    assert np.abs(folded - torch.stack(sampled).mean(0).numpy()).mean() < 0.12


def test_one_at_a_time_is_the_same_as_all_together(model: Posterior, world: TrainingData) -> None:
    table = world.table
    together = model.predict(table, np.arange(5), ITEMS[:5])
    for user in range(5):
        alone = model.predict(table.of_user(user), np.zeros(1, np.int64), ITEMS[user : user + 1])
        assert alone.stars[0] == pytest.approx(together.stars[user], abs=1e-4)
        assert alone.spread[0] == pytest.approx(together.spread[user], abs=1e-4)


def test_more_ratings_never_widen_the_mean_range(model: Posterior) -> None:
    rated = {row: float(planted_stars(np.array(1), np.array(row))) for row in range(20)}
    spreads = []
    for known in (0, 1, 5, 20):
        some = person(dict(list(rated.items())[:known]))
        spreads.append(model.predict(some, np.zeros(20, np.int64), ITEMS[20:]).spread.mean())
    assert spreads == sorted(spreads, reverse=True)


def test_the_same_seed_gives_the_same_numbers(model: Posterior, world: TrainingData) -> None:
    again = Posterior.fit(world, 7, config=SHORT)
    other = Posterior.fit(world, 8, config=SHORT)
    assert torch.equal(again.draws[-1].items.rows, model.draws[-1].items.rows)
    assert not torch.equal(other.draws[-1].items.rows, model.draws[-1].items.rows)


def test_stars_of_all_items_are_those_of_the_pairs(model: Posterior, world: TrainingData) -> None:
    table = world.table
    wide = model.mean_stars(table)
    assert np.allclose(wide[3], model.predict(table, np.full(N_ITEMS, 3), ITEMS).stars, atol=1e-4)


def test_blocks_hold_every_rating_once() -> None:
    rows = np.array([3, 0, 3, 3, 1, 0])
    held = {
        int(row): sorted(int(at) for at in positions if at >= 0)
        for part in blocks(rows, 5)
        for row, positions in zip(part.rows, part.positions, strict=True)
    }
    assert held == {0: [1, 5], 1: [4], 2: [], 3: [0, 2, 3], 4: []}


def test_the_conditional_mean_is_where_the_gradient_is_zero() -> None:
    random = torch.Generator().manual_seed(3)
    others, stars = torch.randn(6, 3, generator=random), torch.randn(6, generator=random)
    noise, prior, expected = torch.full((6,), 2.0), torch.eye(3) * 1.5, torch.randn(1, 3, generator=random)
    (part,) = blocks(np.zeros(6, np.int64), 1)
    centre, root = conditional(part, expected, prior, others, stars, noise)
    at = centre[0].clone().requires_grad_()
    error = stars - at[0] - others[:, 0] - others[:, 1:] @ at[1:]
    loss = 0.5 * (noise * error**2).sum() + 0.5 * (at - expected[0]) @ prior @ (at - expected[0])
    (gradient,) = torch.autograd.grad(loss, at)
    assert gradient.abs().max() < 1e-4
    hessian = torch.autograd.functional.hessian(
        lambda x: (
            0.5 * (noise * (stars - x[0] - others[:, 0] - others[:, 1:] @ x[1:]) ** 2).sum()
            + 0.5 * (x - expected[0]) @ prior @ (x - expected[0])
        ),
        centre[0],
    )
    assert torch.allclose(root[0] @ root[0].T, hessian, atol=1e-4)


def test_drawn_precisions_have_the_mean_they_should() -> None:
    random = torch.Generator().manual_seed(3)
    inverse_scale = torch.tensor([[2.0, 0.5], [0.5, 1.0]])
    mean = torch.stack([draw_wishart(9, inverse_scale, random) for _ in range(4000)]).mean(0)
    assert torch.allclose(mean, 9 * torch.linalg.inv(inverse_scale), rtol=0.08, atol=0.15)


@pytest.mark.parametrize("n_columns", [4, 30])
def test_what_features_leave_unexplained_is_the_same_over_rows_and_over_columns(n_columns: int) -> None:
    random = torch.Generator().manual_seed(5)
    matrix, rows = torch.randn(12, n_columns, generator=random), torch.randn(12, 3, generator=random)
    features = Features(matrix, torch.zeros(n_columns, dtype=torch.int64))
    side = Side(rows, torch.zeros(n_columns, 3), torch.eye(3), torch.tensor([2.0]))
    ridges, evidence = draw_ridge(side, features, random)
    covariance = torch.eye(12) + matrix @ matrix.T / ridges[0]
    assert torch.allclose(evidence.unexplained, rows.T @ torch.linalg.solve(covariance, rows), atol=1e-3)
