"""Well-known rating models of other libraries, measured beside ours (the extra ``peers`` brings them)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
import scipy.sparse as sparse

from recommender.errors import ModelError
from recommender.models.rating_table import RatingTable
from recommender.training.liking import rated_matrix
from recommender.types import FloatArray, IntArray

RatingPeer = Callable[[RatingTable, IntArray, IntArray, int], FloatArray]
"""Training ratings, users and items of the pairs asked for, seed → stars."""
RANK, SWEEPS = 10, 300


def surprise_peer(name: str, **options: object) -> RatingPeer:
    """Make a peer of one of scikit-surprise's algorithms."""

    def stars(table: RatingTable, user_rows: IntArray, item_rows: IntArray, seed: int) -> FloatArray:
        try:
            import surprise
        except ImportError as error:
            raise missing("scikit-surprise") from error
        frame = pd.DataFrame({"user": table.user_rows, "item": table.item_rows, "stars": table.stars})
        scale = float(table.stars.min()), float(table.stars.max())
        training = surprise.Dataset.load_from_df(
            frame, surprise.Reader(rating_scale=scale)
        ).build_full_trainset()
        random = {} if name.startswith("KNN") else {"random_state": seed % 2**31}
        model = getattr(surprise, name)(**options, **random).fit(training)
        pairs = zip(user_rows.tolist(), item_rows.tolist(), strict=True)
        return np.array([model.predict(user, item).est for user, item in pairs], np.float32)

    return stars


def myfm_flip(table: RatingTable, user_rows: IntArray, item_rows: IntArray, seed: int) -> FloatArray:
    """Gibbs-sampled factorization machine with SVD++ terms of users and of items (Rendle et al. 2019)."""
    try:
        import myfm
    except ImportError as error:
        raise missing("myfm") from error
    of_users, of_items = flip_blocks(table)
    blocks = [
        myfm.RelationBlock(rows, block)
        for rows, block in ((table.user_rows, of_users), (table.item_rows, of_items))
    ]
    model = myfm.MyFMRegressor(rank=RANK, random_seed=seed)
    model.fit(
        None, table.stars.astype(np.float64), X_rel=blocks, n_iter=SWEEPS, n_kept_samples=SWEEPS * 4 // 5
    )
    asked = [
        myfm.RelationBlock(rows, block) for rows, block in ((user_rows, of_users), (item_rows, of_items))
    ]
    return np.asarray(model.predict(None, asked), np.float32)


def flip_blocks(table: RatingTable) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """Columns of users (who it is, what they rated) and of items (which it is, who rated it)."""
    rated = rated_matrix(table).toarray().astype(np.float64)
    return with_identity(rated), with_identity(rated.T)


def with_identity(rated: np.ndarray) -> sparse.csr_matrix:
    """A column for each row, and the row itself at unit length."""
    shares = rated / np.sqrt(np.maximum(rated.sum(axis=1, keepdims=True), 1))
    return sparse.csr_matrix(np.concatenate([np.eye(len(rated)), shares], axis=1))


def missing(package: str) -> ModelError:
    """Say what to install."""
    return ModelError(f"the peer needs {package}; `pip install -e .[peers]` brings it.")


RATING_PEERS: Mapping[str, RatingPeer] = {
    "myFM, SVD++ flip": myfm_flip,
    "Surprise KNNBaseline": surprise_peer(
        "KNNBaseline", k=40, sim_options={"name": "pearson_baseline", "user_based": False}, verbose=False
    ),
    "Surprise SVD++": surprise_peer("SVDpp", cache_ratings=True),
    "Surprise SVD": surprise_peer("SVD"),
}
