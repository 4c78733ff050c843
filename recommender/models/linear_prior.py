"""The prior of one side of a factorization: rows normal around a linear map of features, all of it drawn.

Ridges (one a sweep) and precision are drawn with the map integrated out, then the map. Systems are solved
over columns or rows, whichever are fewer (Woodbury).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor


@dataclass(frozen=True, eq=False)
class Features:
    """What is known of each row of one side before its ratings: a matrix (n, f), and each column's group."""

    matrix: Tensor
    groups: Tensor

    @property
    def narrow(self) -> bool:
        """Fewer columns than rows: then systems are solved over columns."""
        return self.matrix.shape[1] <= self.matrix.shape[0]

    @cached_property
    def gram(self) -> Tensor:
        """Products of columns (f, f) where narrow, else products of rows for each group (groups, n, n)."""
        if self.narrow:
            return self.matrix.T @ self.matrix
        parts = [self.matrix[:, self.groups == group] for group in range(int(self.groups.max()) + 1)]
        return torch.stack([part @ part.T for part in parts])


@dataclass(frozen=True, eq=False)
class Side:
    """State of one side: rows (n, d), the map from features (f, d), precision (d, d), one ridge a group."""

    rows: Tensor
    links: Tensor
    precision: Tensor
    ridges: Tensor


def first_state(features: Features, factors: int, random: torch.Generator) -> Side:
    """Small random rows, no links, unit-ish precision."""
    n, f = features.matrix.shape
    rows = 0.1 * torch.randn(n, factors + 1, generator=random)
    precision = torch.diag(torch.tensor([4.0] + [10.0] * factors))
    n_groups = int(features.groups.max()) + 1
    return Side(rows, torch.zeros(f, factors + 1), precision, torch.full((n_groups,), 3.0))


def draw_prior(side: Side, features: Features, random: torch.Generator) -> Side:
    """Draw one ridge and the precision (both with the links integrated out), then the links."""
    n, d = side.rows.shape
    ridges, evidence = draw_ridge(side, features, random)
    precision = draw_wishart(d + 1 + n, torch.eye(d) + evidence.unexplained, random)
    root = torch.linalg.cholesky(precision)

    def spread(count: int) -> Tensor:
        return torch.linalg.solve_triangular(root.T, torch.randn(d, count, generator=random), upper=True).T

    ridge = ridges[features.groups]
    pull = features.matrix.T @ (side.rows + spread(n)) + ridge.sqrt()[:, None] * spread(len(ridge))
    return Side(side.rows, solve_ridge(features, ridge, evidence.root, pull), precision, ridges)


@dataclass(frozen=True, eq=False)
class Evidence:
    """How well ridges explain the rows: log density, rowsᵀ K⁻¹ rows, and the root of the system solved."""

    score: float
    unexplained: Tensor
    root: Tensor


def draw_ridge(side: Side, features: Features, random: torch.Generator) -> tuple[Tensor, Evidence]:
    """Make a Metropolis step of one group's ridge, any of them: factorising the system costs the most."""
    found = evidence_of(side, features, side.ridges)
    group = int(torch.randint(len(side.ridges), (), generator=random))
    proposed = side.ridges.clone()
    step = torch.randn((), generator=random) * 0.3
    proposed[group] = (proposed[group] * step.exp()).clamp(1e-3, 1e4)
    other = evidence_of(side, features, proposed)
    if torch.rand((), generator=random).log() < other.score - found.score:
        return proposed, other
    return side.ridges, found


def evidence_of(side: Side, features: Features, ridges: Tensor) -> Evidence:
    """Judge ridges, the rows having covariance K = I + X ridge⁻¹ Xᵀ over the side's precision."""
    root = inner_root(features, ridges)
    met = features.matrix.T @ side.rows if features.narrow else side.rows
    half = torch.linalg.solve_triangular(root, met, upper=False)
    solved, log_det = half.T @ half, 2 * root.diagonal().log().sum()
    if features.narrow:
        log_det = log_det - ridges[features.groups].log().sum()
    unexplained = side.rows.T @ side.rows - solved if features.narrow else solved
    score = -0.5 * side.rows.shape[1] * log_det - 0.5 * (side.precision * unexplained).sum()
    return Evidence(float(score), unexplained, root)


def inner_root(features: Features, ridges: Tensor) -> Tensor:
    """Cholesky root of XᵀX + ridge where that is the smaller system, else of I + X ridge⁻¹ Xᵀ."""
    if features.narrow:
        return torch.linalg.cholesky(features.gram + torch.diag(ridges[features.groups]))
    covariance = (features.gram / ridges[:, None, None]).sum(0)
    return torch.linalg.cholesky(covariance + torch.eye(len(covariance)))


def solve_ridge(features: Features, ridge: Tensor, root: Tensor, pull: Tensor) -> Tensor:
    """Solve (XᵀX + ridge) links = pull; ``ridge`` by column, ``root`` as `inner_root` gives it."""
    if features.narrow:
        return torch.cholesky_solve(pull, root)
    x = features.matrix
    first = pull / ridge[:, None]
    return first - (x.T @ torch.cholesky_solve(x @ first, root)) / ridge[:, None]


def draw_wishart(degrees: int, inverse_scale: Tensor, random: torch.Generator) -> Tensor:
    """Bartlett's draw of a precision whose mean is degrees × inverse_scale⁻¹."""
    d = len(inverse_scale)
    freedom = torch.arange(degrees, degrees - d, -1, dtype=torch.float32)
    lower = torch.tril(torch.randn(d, d, generator=random), -1)
    chi = torch._standard_gamma(freedom / 2, generator=random).mul(2).sqrt()
    root = torch.linalg.cholesky(torch.linalg.inv((inverse_scale + inverse_scale.T) / 2))
    half = root @ (lower + torch.diag(chi))
    return half @ half.T
