from __future__ import annotations

import numpy as np
import pytest
import torch
from scipy.sparse import csr_array

from recommender.models.head import Head
from recommender.models.ials import IalsConfig
from recommender.models.person import Person
from recommender.models.signals import NAMES
from recommender.models.standing import Standing
from recommender.models.stars import TrainingData
from recommender.training.ease import Ease
from recommender.training.factors import fit_ials, ridge_step
from recommender.training.heads import ndcg, softmax_loss
from recommender.training.liking import liked_matrix
from recommender.training.links import strongest
from recommender.training.neighbours import neighbours
from recommender.training.order import fit_order
from recommender.training.set_encoder import fit_set_encoder
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


def test_links_of_ease_say_what_ease_says() -> None:
    chosen = csr_array((np.random.default_rng(0).random((12, 5)) < 0.4).astype(np.float32))
    model = Ease.fit(chosen, 2.0)
    profile = csr_array(np.array([[1, 0, 0, 1, 0]], np.float32))
    unseen = [1, 2, 4]
    assert model.links().total([0, 3])[unseen] == pytest.approx(model.scores(profile)[0, unseen], abs=1e-5)


def test_of_each_row_the_strongest_are_kept() -> None:
    matrix = np.array([[0, 3, -4, 1], [0, 0, 0, 0], [2, 0, 0, 0], [1, -5, 0, 0]], np.float32)
    links = strongest(lambda rows: matrix[rows], np.array([0, 2, 3]), 4, kept=2)
    assert links.total([0]).tolist() == [0, 3, -4, 0]
    assert links.total([1]).tolist() == [0, 0, 0, 0]
    assert links.total([2, 3]).tolist() == [3, -5, 0, 0]


def test_folding_in_is_the_step_that_trained() -> None:
    random = np.random.default_rng(0)
    chosen = csr_array((random.random((20, 9)) < 0.4).astype(np.float32))
    model = fit_ials(chosen, 1, IalsConfig(factors=3, ridge=0.7))
    batch = ridge_step(chosen, model.items, model.config)
    assert model.fold_in(np.flatnonzero(chosen.toarray()[4])) == pytest.approx(batch[4], abs=1e-4)


FAN_OF_ODD = Person(np.array([1, 3]), np.array([5.0, 5.0], np.float32), 2015.5)


@pytest.mark.parametrize("kind", ["ease", "neighbours", "ials", "set encoder"])
def test_every_part_finds_the_planted_taste(world: TrainingData, kind: str) -> None:
    liked = liked_matrix(world.table)
    scores = {
        "ease": lambda: Ease.fit(liked, 10.0).links().total(FAN_OF_ODD.liked_rows),
        "neighbours": lambda: neighbours(liked).total(FAN_OF_ODD.liked_rows),
        "ials": lambda: fit_ials(liked, 1, IalsConfig(factors=4, ridge=1.0)).scores(FAN_OF_ODD.liked_rows),
        "set encoder": lambda: fit_set_encoder(world.table, 1).scores(FAN_OF_ODD, N_ITEMS),
    }[kind]()
    assert scores[5::2].mean() > scores[4::2].mean()


def test_popularity_then_is_that_of_the_years_around() -> None:
    counts = np.array([[30.0, 0.0], [0.0, 20.0]], np.float32)
    standing = Standing(
        counts.sum(axis=0), counts.sum(axis=0), np.array([2000.5, 2015.5], np.float32), counts
    )
    early, late = standing.then(2000.0, 1.5), standing.then(2015.0, 1.5)
    assert early[0] > early[1]
    assert late[1] > late[0]
    assert standing.then(float("nan"), 1.5).tolist() == standing.popularity.tolist()


def test_a_mean_of_heads_scores_as_their_mean() -> None:
    random = np.random.default_rng(0)

    def head() -> Head:
        shapes = [(3,), (4, 2), (2,), (2,)]
        weights = [random.normal(size=shape).astype(np.float32) for shape in shapes]
        return Head(np.zeros(3, np.float32), np.ones(3, np.float32), *weights)

    heads, signals = [head(), head()], random.normal(size=(6, 3)).astype(np.float32)
    expected = np.mean([one.scores(signals, 4) for one in heads], axis=0)
    assert Head.mean_of(heads).scores(signals, 4) == pytest.approx(expected, abs=1e-5)


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
    signals = fit_order(world, 3).signals.of(FAN_OF_ODD)
    assert signals.shape == (N_ITEMS, len(NAMES))
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
