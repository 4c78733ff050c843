from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy.sparse import csr_array

from recommender.models.ease import Ease
from recommender.models.ials import Ials, IalsConfig, ridge_step
from recommender.models.liking import liked_matrix, valued_matrix
from recommender.models.neighbours import ItemNeighbours, UserNeighbours
from recommender.models.signals import NAMES
from recommender.models.stars import TrainingData
from recommender.training.heads import ndcg, softmax_loss
from recommender.training.order import fit_order
from tests.recommender.models.conftest import N_ITEMS, person


def test_ease_is_the_closed_form_over_items() -> None:
    chosen = (np.random.default_rng(0).random((12, 5)) < 0.4).astype(np.float32)
    inverse = np.linalg.inv(chosen.T @ chosen + 2 * np.eye(5))
    weights = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0)
    profile = np.array([[1, 0, 0, 1, 0]], np.float32)
    scores = Ease.fit(csr_array(chosen), 2.0).scores(csr_array(profile))
    unseen = [1, 2, 4]
    assert np.allclose(scores[0, unseen], (profile @ weights)[0, unseen], atol=1e-4)


def test_an_ials_step_leaves_no_gradient() -> None:
    random = np.random.default_rng(0)
    chosen, others = (
        (random.random((4, 9)) < 0.5).astype(np.float32),
        random.normal(size=(9, 3)).astype(np.float32),
    )
    config = IalsConfig(factors=3, ridge=0.7, confidence=4.0)
    rows = torch.tensor(ridge_step(csr_array(chosen), others, config), requires_grad=True)
    error = torch.from_numpy(chosen) - rows @ torch.from_numpy(others).T
    loss = ((1 + 4.0 * torch.from_numpy(chosen)) * error**2).sum() + 0.7 * (rows**2).sum()
    (gradient,) = torch.autograd.grad(loss, rows)
    assert gradient.abs().max() < 1e-3


@pytest.mark.parametrize("kind", ["ease", "items", "users", "ials"])
def test_every_part_finds_the_planted_taste(world: TrainingData, kind: str) -> None:
    liked, valued = liked_matrix(world.table), valued_matrix(world.table)
    model = {
        "ease": lambda: Ease.fit(liked, 10.0),
        "items": lambda: ItemNeighbours.fit(liked),
        "users": lambda: UserNeighbours.fit(valued, liked),
        "ials": lambda: Ials.fit(liked, 1, IalsConfig(factors=4, ridge=1.0)),
    }[kind]()
    scores = model.scores(liked_matrix(person({1: 5.0, 3: 5.0})))[0]
    odd, even = scores[5::2].mean(), scores[4::2].mean()
    assert odd > even


def test_the_order_puts_a_persons_kind_of_film_first(world: TrainingData) -> None:
    model = fit_order(world, 3)
    scores = model.scores(person({1: 4.5, 3: 4.5, 2: 1.5, 4: 1.5}))[0]
    scores[[1, 2, 3, 4]] = -np.inf
    assert all(item % 2 for item in np.argsort(-scores)[:8])


def test_too_few_people_to_learn_from_are_ordered_by_popularity(world: TrainingData) -> None:
    few = TrainingData(world.table.of_users(np.arange(2)), world.facts)
    model = fit_order(few, 3)
    popularity = liked_matrix(few.table).sum(axis=0)
    assert model.scores(person({}))[0] == pytest.approx(np.log1p(popularity))


def test_signals_are_one_number_a_name(world: TrainingData) -> None:
    signals = fit_order(world, 3).signals.of(world.table.of_users(np.arange(3)))
    assert signals.shape == (3, N_ITEMS, len(NAMES))
    assert np.isfinite(signals).all()


def test_ndcg_counts_places() -> None:
    liked = torch.tensor([[1.0, 0.0, 1.0]])
    assert ndcg(torch.tensor([[3.0, 1.0, 2.0]]), liked) == pytest.approx(1.0)
    assert ndcg(torch.tensor([[2.0, 3.0, 1.0]]), liked) == pytest.approx(
        (1 / np.log2(3) + 1 / np.log2(4)) / (1 + 1 / np.log2(3))
    )


def test_the_loss_is_least_for_the_shares_themselves() -> None:
    liked = torch.tensor([[1.0, 1.0, 0.0]])
    good, bad = torch.tensor([[5.0, 5.0, -5.0]]), torch.tensor([[5.0, -5.0, 5.0]])
    assert softmax_loss(good, liked) == pytest.approx(np.log(2), abs=1e-3)
    assert softmax_loss(bad, liked) > softmax_loss(good, liked)
