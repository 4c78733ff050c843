"""Training of the head that orders items: what was liked is to come first."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from recommender.models.head import KNOWN_SCALE, Head
from recommender.training.profiles import Examples

HIDDEN = 24
EPOCHS, PATIENCE, BATCH = 30, 4, 32
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
    """Fit by softmax over each profile's candidates; the epoch with the best held-out NDCG is kept."""
    torch.manual_seed(seed)
    held = torch.rand(len(examples.known)) < VALIDATION
    training, validation = examples.where(~held), examples.where(held)
    network = HeadNetwork(examples.signals.shape[2])
    flat = training.signals.flatten(0, 1)
    network.centre.copy_(flat.mean(0))
    network.scale.copy_(flat.std(0) + 1e-4)
    optimiser = torch.optim.AdamW(network.parameters(), lr=5e-3, weight_decay=0.02)
    best, waited = -1.0, 0
    best_state: dict[str, Tensor] = {}
    for _ in range(EPOCHS):
        bar(1)
        order = torch.randperm(len(training.known))
        for at in range(0, len(order), BATCH):
            batch = training.where(order[at : at + BATCH])
            loss = softmax_loss(network(batch.signals, batch.known), batch.liked)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
        with torch.no_grad():
            judged = validation if held.any() else training
            quality = ndcg(network(judged.signals, judged.known), judged.liked)
        if quality > best or not best_state:
            best, best_state, waited = quality, {k: v.clone() for k, v in network.state_dict().items()}, 0
        elif (waited := waited + 1) >= PATIENCE:
            break
    network.load_state_dict(best_state)
    bar(EPOCHS)
    return network.weights()


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
