"""The loop that trains networks: shuffled batches, early stopping, the best epoch kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from recommender.training.checkpoints import Checkpoints
from recommender.training.epoch_keeper import EpochKeeper

Loss = Callable[[Tensor, Tensor], Tensor]
AT_ONCE = 4096
"""Rows judged in one go."""


@dataclass(frozen=True, slots=True)
class EpochsConfig:
    """How long and how fast to train; training ends once ``patience`` epochs brought nothing."""

    most: int = 20
    patience: int = 2
    batch: int = 512
    rate: float = 3e-3
    decay: float = 1e-5
    validation: float = 0.1


def train_epochs(
    network: nn.Module,
    inputs: tuple[Tensor, ...],
    targets: Tensor,
    seed: int,
    bar: Callable[[int], None],
    config: EpochsConfig | None = None,
    loss_of: Loss = nn.functional.mse_loss,
    checkpoints: Checkpoints | None = None,
) -> list[float]:
    """Train a network; it ends with the weights of the epoch best on rows held back.

    After a kill it goes on with the epoch that was cut short, to the same weights.

    Parameters
    ----------
    inputs : what the network takes, each with one row a target
    targets : stars (n,), or whatever ``loss_of`` compares what the network gives with

    Returns
    -------
    Loss on the rows held back, of each epoch.
    """
    config = config or EpochsConfig()
    random = torch.Generator().manual_seed(seed)
    held = torch.rand(len(targets), generator=random) < config.validation
    training, validation = (~held).nonzero()[:, 0], held.nonzero()[:, 0]
    judged = validation if len(validation) else training
    optimiser = torch.optim.Adam(network.parameters(), lr=config.rate, weight_decay=config.decay)
    kept = EpochKeeper(checkpoints or Checkpoints(), network, optimiser, random)
    errors, best = kept.resume()
    bar(len(errors))
    while len(errors) < config.most and not stalled(errors, config.patience):
        network.train()
        order = training[torch.randperm(len(training), generator=random)]
        for at in range(0, len(order), config.batch):
            rows = order[at : at + config.batch]
            loss = loss_of(network(*(part[rows] for part in inputs)), targets[rows])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
        errors.append(
            held_back_loss(network, tuple(part[judged] for part in inputs), targets[judged], loss_of)
        )
        bar(1)
        if errors[-1] == min(errors):
            best = {name: value.clone() for name, value in network.state_dict().items()}
        kept.keep(errors, best)
    network.load_state_dict(best)
    network.eval()
    bar(config.most - len(errors))
    return errors


def stalled(errors: list[float], patience: int) -> bool:
    """Whether the last epochs brought nothing."""
    return len(errors) > patience and min(errors[-patience:]) > min(errors)


def held_back_loss(network: nn.Module, inputs: tuple[Tensor, ...], targets: Tensor, loss_of: Loss) -> float:
    """Mean loss, without dropout; a part at a time, since recurrent networks hold every step in memory."""
    network.eval()
    total = 0.0
    with torch.no_grad():
        for at in range(0, len(targets), AT_ONCE):
            part = slice(at, at + AT_ONCE)
            loss = loss_of(network(*(column[part] for column in inputs)), targets[part])
            total += float(loss) * len(targets[part])
    return total / max(1, len(targets))
