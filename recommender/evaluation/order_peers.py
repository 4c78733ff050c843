"""Orders to measure ours against: each is fitted to training ratings and scores all items for everybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import torch
from scipy.sparse import csr_matrix
from torch import Tensor, nn

from recommender.evaluation.rating_peers import missing
from recommender.models.rating_table import RatingTable
from recommender.training.batches import batches
from recommender.training.ease import Ease
from recommender.training.liking import Matrix, liked_matrix
from recommender.training.neighbours import neighbours
from recommender.types import FloatArray

Scorer = Callable[[RatingTable], FloatArray]
OrderPeer = Callable[[RatingTable, int], Scorer]
EASE_RIDGE = 200.0
BATCH = 100


def popularity(table: RatingTable, seed: int) -> Scorer:
    """Most liked first, for everybody."""
    counts = np.asarray(liked_matrix(table).sum(axis=0), np.float32)
    return lambda people: np.tile(counts, (people.n_users, 1))


def ease(table: RatingTable, seed: int) -> Scorer:
    """EASE on what was liked, whole."""
    model = Ease.fit(liked_matrix(table), EASE_RIDGE)
    return lambda people: model.scores(liked_matrix(people))


def item_neighbours(table: RatingTable, seed: int) -> Scorer:
    """Cosines of items, the strongest of each."""
    links = neighbours(liked_matrix(table))
    return lambda people: np.stack([links.total(person.liked_rows.tolist()) for person in people.people()])


def implicit_als(table: RatingTable, seed: int) -> Scorer:
    """ALS of the implicit library."""
    try:
        from implicit.als import AlternatingLeastSquares
    except ImportError as error:
        raise missing("implicit") from error
    model = AlternatingLeastSquares(
        factors=64, regularization=10.0, alpha=5.0, iterations=15, num_threads=1, random_state=seed % 2**31
    )
    model.fit(csr_matrix(liked_matrix(table)), show_progress=False)

    def scores(people: RatingTable) -> FloatArray:
        folded = model.recalculate_user(np.arange(people.n_users), csr_matrix(liked_matrix(people)))
        return np.asarray(folded @ model.item_factors.T, np.float32)

    return scores


class MultVae(nn.Module):
    """Variational autoencoder with multinomial likelihood (Liang et al. 2018)."""

    def __init__(self, n_items: int, width: int = 200, latent: int = 64) -> None:
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Dropout(0.5), nn.Linear(n_items, width), nn.Tanh(), nn.Linear(width, 2 * latent)
        )
        self.decoder = nn.Sequential(nn.Linear(latent, width), nn.Tanh(), nn.Linear(width, n_items))

    def forward(self, liked: Tensor) -> tuple[Tensor, Tensor]:
        """Log odds of items, divergence from the prior: liked (b, n_items) → (b, n_items), (b,)."""
        mean, log_variance = self.encoder(nn.functional.normalize(liked)).chunk(2, dim=1)
        noise = torch.randn_like(mean) if self.training else torch.zeros_like(mean)
        divergence = -0.5 * (1 + log_variance - mean**2 - log_variance.exp()).sum(1)
        return self.decoder(mean + noise * (log_variance / 2).exp()), divergence


def mult_vae(table: RatingTable, seed: int, epochs: int = 60, weight: float = 0.2) -> Scorer:
    """Train the autoencoder on what was liked, the divergence weighing in slowly."""
    torch.manual_seed(seed)
    liked = dense(liked_matrix(table))
    network = MultVae(table.n_items)
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3, weight_decay=1e-5)
    for epoch in range(epochs):
        for rows in batches(len(liked), BATCH):
            log_odds, divergence = network(liked[rows])
            error = -(torch.log_softmax(log_odds, dim=1) * liked[rows]).sum(1)
            loss = (error + weight * epoch / epochs * divergence).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    network.eval()

    def scores(people: RatingTable) -> FloatArray:
        with torch.no_grad():
            return np.asarray(network(dense(liked_matrix(people)))[0].numpy(), np.float32)

    return scores


def dense(matrix: Matrix) -> Tensor:
    """Write a sparse matrix out."""
    return torch.from_numpy(matrix.toarray())


ORDER_PEERS: Mapping[str, OrderPeer] = {
    "popularity": popularity,
    "item neighbours": item_neighbours,
    "EASE": ease,
    "implicit's ALS": implicit_als,
    "Mult-VAE": mult_vae,
}
