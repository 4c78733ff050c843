"""The loop that trains the rating networks: shuffled batches, early stopping, the best epoch kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn


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
    stars: Tensor,
    seed: int,
    bar: Callable[[int], None],
    config: EpochsConfig | None = None,
) -> list[float]:
    """Train on squared error; ``network`` ends with the weights of the epoch best on ratings held back.

    Parameters
    ----------
    inputs : what the network takes, each with one row a rating
    stars : (n,)

    Returns
    -------
    Validation error (RMSE) of each epoch.
    """
    config = config or EpochsConfig()
    random = torch.Generator().manual_seed(seed)
    held = torch.rand(len(stars), generator=random) < config.validation
    training, validation = (~held).nonzero()[:, 0], held.nonzero()[:, 0]
    judged = validation if len(validation) else training
    optimiser = torch.optim.Adam(network.parameters(), lr=config.rate, weight_decay=config.decay)
    errors: list[float] = []
    best: dict[str, Tensor] = {}
    while len(errors) < config.most and not stalled(errors, config.patience):
        network.train()
        order = training[torch.randperm(len(training), generator=random)]
        for at in range(0, len(order), config.batch):
            rows = order[at : at + config.batch]
            loss = nn.functional.mse_loss(network(*(part[rows] for part in inputs)), stars[rows])
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
        errors.append(rmse(network, tuple(part[judged] for part in inputs), stars[judged]))
        bar(1)
        if errors[-1] == min(errors):
            best = {name: value.clone() for name, value in network.state_dict().items()}
    network.load_state_dict(best)
    network.eval()
    bar(config.most - len(errors))
    return errors


def stalled(errors: list[float], patience: int) -> bool:
    """Whether the last epochs brought nothing."""
    return len(errors) > patience and min(errors[-patience:]) > min(errors)


def rmse(network: nn.Module, inputs: tuple[Tensor, ...], stars: Tensor) -> float:
    """Root of the mean squared error, without dropout."""
    network.eval()
    with torch.no_grad():
        return float(nn.functional.mse_loss(network(*inputs), stars).sqrt())
