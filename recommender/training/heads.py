"""Training of the head that orders items: what was liked is to come first."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from recommender.models.head import KNOWN_SCALE, Head
from recommender.training.batches import batches
from recommender.training.epochs import stalled
from recommender.training.profiles import Examples

HIDDEN, HEADS = 8, 3
EPOCHS, PATIENCE, BATCH = 12, 2, 32
VALIDATION = 0.15


class HeadNetwork(nn.Module):
    """`Head` as a network to be trained."""

    def __init__(self, n_signals: int, hidden: int = HIDDEN) -> None:
        super().__init__()
        self.centre = nn.Parameter(torch.zeros(n_signals), requires_grad=False)
        self.scale = nn.Parameter(torch.ones(n_signals), requires_grad=False)
        self.linear = nn.Linear(n_signals, 1, bias=False)
        self.inner = nn.Linear(n_signals + 1, hidden)
        self.outer = nn.Linear(hidden, 1, bias=False)

    def forward(self, signals: Tensor, known: Tensor) -> Tensor:
        """Score items: signals (b, n_items, n_signals), known (b,) ratings in the profile → (b, n_items)."""
        scaled = (signals - self.centre) / self.scale
        length = torch.log1p(known.float())[:, None, None].expand(*scaled.shape[:2], 1) / KNOWN_SCALE
        hidden = torch.relu(self.inner(torch.cat([scaled, length], dim=2)))
        return (self.linear(scaled) + self.outer(hidden))[..., 0]

    def weights(self) -> Head:
        """The weights alone."""
        inner = self.inner.weight.T.contiguous()
        tensors = (
            self.centre,
            self.scale,
            self.linear.weight[0],
            inner,
            self.inner.bias,
            self.outer.weight[0],
        )
        return Head(*(tensor.detach().numpy() for tensor in tensors))


def train_head(examples: Examples, seed: int, bar: Callable[[int], None]) -> Head:
    """Fit several heads, each on other examples and judged by the rest, and take their mean."""
    flat = examples.signals.flatten(0, 1)
    centre, scale = flat.mean(0), flat.std(0) + 1e-4
    heads = []
    for turn in range(HEADS):
        torch.manual_seed(seed + turn)
        network = HeadNetwork(examples.signals.shape[2])
        network.centre.copy_(centre)
        network.scale.copy_(scale)
        fit_one(network, examples)
        heads.append(network.weights())
        bar(1)
    return Head.mean_of(heads)


def fit_one(network: HeadNetwork, examples: Examples) -> None:
    """Fit by softmax over each profile's candidates; the epoch with the best held-out NDCG is kept."""
    held = torch.rand(len(examples.known)) < VALIDATION
    training, judged = (examples.where(~held), examples.where(held)) if held.any() else (examples, examples)
    optimiser = torch.optim.AdamW(network.parameters(), lr=5e-3, weight_decay=0.02)
    qualities: list[float] = []
    best: dict[str, Tensor] = {}
    while len(qualities) < EPOCHS and not stalled([-quality for quality in qualities], PATIENCE):
        for rows in batches(len(training.known), BATCH):
            batch = training.where(rows)
            loss = softmax_loss(network(batch.signals, batch.known), batch.liked)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
        with torch.no_grad():
            qualities.append(ndcg(network(judged.signals, judged.known), judged.liked))
        if qualities[-1] == max(qualities):
            best = {name: value.clone() for name, value in network.state_dict().items()}
    network.load_state_dict(best)


def softmax_loss(scores: Tensor, liked: Tensor) -> Tensor:
    """Cross-entropy of what was liked, each profile counting alike."""
    shares = liked / liked.sum(1, keepdim=True)
    return -(shares * torch.log_softmax(scores, dim=1)).sum(1).mean()


def ndcg(scores: Tensor, liked: Tensor, depth: int = 10) -> float:
    """Mean NDCG over profiles, of the candidates alone."""
    depth = min(depth, scores.shape[1])
    discount = 1 / torch.log2(torch.arange(2, depth + 2).float())
    gained = (liked.gather(1, scores.topk(depth, dim=1).indices) * discount).sum(1)
    ideal = (liked.sort(dim=1, descending=True).values[:, :depth] * discount).sum(1)
    return float((gained / ideal.clamp(min=1e-9)).mean())
