"""Films that go together: neighbours by who liked both, or by who spoke of both.

Of items a and b, that n groups hold both of: n / ((a + s)^p (b + s)^q). The shrinkage s keeps pairs that two
people happen to share from the top, the larger power on the neighbour's side keeps the best known film from
being everybody's neighbour. For likes they were tuned on which films people name together
(docs/decisions.md)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy.sparse as sparse

from recommender.neighbours import Neighbours
from recommender.sparse_rows import SparseRows
from recommender.types import IntArray

LIKED_FROM = 3.5
KEPT = 100


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """How counts become strengths: what is added to a film's count, and the powers of either side's."""

    added: float
    seed_power: float
    neighbour_power: float


OF_LIKES = Shrinkage(20.0, 0.5, 0.7)
OF_TALK = Shrinkage(10.0, 0.5, 0.7)


def learn_cofans(ratings: pd.DataFrame, item_ids: IntArray, *, kept: int = KEPT) -> Neighbours:
    """Learn each item's neighbours from who liked both (3.5 stars or more).

    Parameters
    ----------
    ratings : columns user_id, item_id, stars
    item_ids : the catalogue's, ascending; ratings of other items are left out
    kept : neighbours kept an item, at most
    """
    return learn_neighbours(liked_matrix(ratings, item_ids), OF_LIKES, kept=kept)


def learn_neighbours(held: sparse.csr_matrix, shrinkage: Shrinkage, *, kept: int = KEPT) -> Neighbours:
    """Learn each item's neighbours from groups of items.

    Parameters
    ----------
    held : CSR of ones, shape (n_groups, n_items)
    """
    together = (held.T @ held).tocsr()
    counts = together.diagonal() + shrinkage.added
    together.setdiag(0)
    together.eliminate_zeros()
    seed_side = sparse.diags(np.power(counts, -shrinkage.seed_power))
    neighbour_side = sparse.diags(np.power(counts, -shrinkage.neighbour_power))
    strongest = _strongest((seed_side @ together @ neighbour_side).tocsr(), kept)
    strongest.sort_indices()
    return Neighbours(
        SparseRows(strongest.data, strongest.indices, strongest.indptr, n_columns=strongest.shape[1])
    )


def liked_matrix(ratings: pd.DataFrame, item_ids: IntArray) -> sparse.csr_matrix:
    """Who liked what: CSR of ones, shape (n_users, n_items), users in order of their ids."""
    known = ratings[(ratings["stars"] >= LIKED_FROM) & ratings["item_id"].isin(item_ids)]
    user_rows = np.unique(known["user_id"].to_numpy(), return_inverse=True)[1]
    item_rows = np.searchsorted(item_ids, known["item_id"].to_numpy())
    shape = (int(user_rows.max(initial=-1)) + 1, len(item_ids))
    return sparse.csr_matrix((np.ones(len(known), np.float32), (user_rows, item_rows)), shape=shape)


def _strongest(matrix: sparse.csr_matrix, kept: int) -> sparse.csr_matrix:
    """Keep the largest entries of each row."""
    rows, columns, values = [], [], []
    for row in range(matrix.shape[0]):
        held = slice(matrix.indptr[row], matrix.indptr[row + 1])
        best = np.lexsort((matrix.indices[held], -matrix.data[held]))[:kept]
        rows.append(np.full(len(best), row))
        columns.append(matrix.indices[held][best])
        values.append(matrix.data[held][best])
    parts = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    return sparse.csr_matrix(parts, shape=matrix.shape)
