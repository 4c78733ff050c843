"""Matrix factorization by Gibbs sampling: stars = mean + both biases + user vector · item vector + noise.

Each side's rows (bias and vector, d = 1 + factors) have a normal prior whose mean is linear in features:
for users which items they rated, for items which users rated them (SVD++ and its flip), genres and year. The
linear maps are integrated out where precisions are drawn, so the chain moves freely.

Salakhutdinov & Mnih 2008 (BPMF), Simm et al. 2015 (Macau), Rendle et al. 2019 (implicit features in BPMF).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import torch
from torch import Tensor

from recommender.models.blocks import Block, blocks
from recommender.models.linear_prior import Features, Side, draw_prior, first_state
from recommender.models.rating_table import RatingTable

SHARPEST = 50.0
"""Greatest precision of ratings: half-star steps alone make one that high."""


@dataclass(frozen=True, slots=True)
class GibbsConfig:
    """Size and length of a chain; ``burn`` sweeps are thrown away, then every ``thin``-th is kept."""

    factors: int = 24
    sweeps: int = 150
    burn: int = 60
    thin: int = 3
    noise_shape: float = 8.0


@dataclass(frozen=True, eq=False)
class Draw:
    """One kept state of the chain; ``noise`` is each user's precision, ``usual_noise`` a stranger's."""

    mean: float
    users: Side
    items: Side
    noise: Tensor
    usual_noise: float


class Keeper(Protocol):
    """Keeps a chain, so that it can go on after a kill."""

    def resume(self, first: Draw, random: torch.Generator) -> tuple[int, tuple[Draw, ...], Draw]:
        """Sweeps done, draws kept, state reached, with the generator set to where it was; or the first."""
        ...

    def keep(self, done: int, state: Draw, random: torch.Generator, is_kept: bool) -> None:
        """Note the state after a sweep."""
        ...


def sample(
    table: RatingTable,
    user_features: Features,
    item_features: Features,
    config: GibbsConfig,
    seed: int,
    progress: Callable[[int], None] = lambda done: None,
    keeper: Keeper | None = None,
) -> Iterator[Draw]:
    """Run the chain and yield the states that are kept; with a keeper, go on from where it was cut short."""
    random = torch.Generator().manual_seed(seed)
    mean = float(table.stars.mean())
    stars = torch.from_numpy(table.stars) - mean
    by_user = blocks(table.user_rows, table.n_users)
    by_item = blocks(table.item_rows, table.n_items)
    user_rows, item_rows = torch.from_numpy(table.user_rows), torch.from_numpy(table.item_rows)
    users, items = (first_state(f, config.factors, random) for f in (user_features, item_features))
    state = Draw(mean, users, items, torch.full((table.n_users,), 1.3), 1.3)
    done, kept, state = keeper.resume(state, random) if keeper else (0, (), state)
    progress(done)
    yield from kept
    for sweep in range(done, config.sweeps):
        noise = state.noise[user_rows]
        users = draw_prior(state.users, user_features, random)
        others = state.items.rows[item_rows]
        users = replace(users, rows=draw_rows(users, user_features, by_user, others, stars, noise, random))
        items = draw_prior(state.items, item_features, random)
        others = users.rows[user_rows]
        items = replace(items, rows=draw_rows(items, item_features, by_item, others, stars, noise, random))
        error = stars - predicted(users.rows[user_rows], items.rows[item_rows])
        told = draw_noise(error, user_rows, table.n_users, state.usual_noise, config.noise_shape, random)
        state = Draw(mean, users, items, *told)
        progress(1)
        is_kept = sweep >= config.burn and (sweep - config.burn) % config.thin == 0
        if keeper:
            keeper.keep(sweep + 1, state, random, is_kept)
        if is_kept:
            yield state


def predicted(users: Tensor, items: Tensor) -> Tensor:
    """Stars less the mean, for pairs of rows; the first column is the bias."""
    return users[..., 0] + items[..., 0] + (users[..., 1:] * items[..., 1:]).sum(-1)


def draw_rows(
    side: Side,
    features: Features,
    parts: list[Block],
    others: Tensor,
    stars: Tensor,
    noise: Tensor,
    random: torch.Generator,
) -> Tensor:
    """Draw every row of a side given the rows of the other side met in each rating (see `conditional`)."""
    rows = torch.empty_like(side.rows)
    expected = features.matrix @ side.links  # (n, d)
    for part in parts:
        centre, root = conditional(part, expected[part.rows], side.precision, others, stars, noise)
        spread = torch.randn(*centre.shape, 1, generator=random)
        rows[part.rows] = centre + torch.linalg.solve_triangular(root.mT, spread, upper=True)[..., 0]
    return rows


def conditional(
    part: Block, expected: Tensor, prior: Tensor, others: Tensor, stars: Tensor, noise: Tensor
) -> tuple[Tensor, Tensor]:
    """Normal distribution of a block's rows given the other side.

    Parameters
    ----------
    expected, prior : mean (b, d) and precision (d, d) before any rating
    others : (n_ratings, d), the other side's row in each rating; its first column is the bias
    stars, noise : (n_ratings,), stars less the mean, and their precision

    Returns
    -------
    Mean (b, d) and the Cholesky root of the precision (b, d, d).
    """
    positions = torch.from_numpy(part.positions)
    at = positions.clamp(min=0)
    met = others[at]  # (b, longest, d)
    weight = torch.where(positions >= 0, noise[at], 0.0)
    rest = stars[at] - met[..., 0]
    met[..., 0] = 1.0
    weighted = met * weight[..., None]
    pull = (weighted * rest[..., None]).sum(1) + expected @ prior
    root = torch.linalg.cholesky(weighted.transpose(1, 2) @ met + prior)
    return torch.cholesky_solve(pull[..., None], root)[..., 0], root


def draw_noise(
    error: Tensor, user_rows: Tensor, n_users: int, usual: float, shape: float, random: torch.Generator
) -> tuple[Tensor, float]:
    """Each user's precision, gamma around a usual one; and the usual one from theirs."""
    counts = torch.bincount(user_rows, minlength=n_users).float()
    squares = torch.zeros(n_users).index_add_(0, user_rows, error**2)
    noise = torch._standard_gamma(shape + counts / 2, generator=random) / (shape / usual + squares / 2)
    drawn = torch._standard_gamma(torch.tensor(shape * n_users + 1.0), generator=random)
    usual = float((shape * noise.sum() + 1) / drawn)
    return noise.clamp(max=SHARPEST), min(usual, SHARPEST)
