"""Where the training of a network stands, in a checkpoint after every epoch."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from recommender.training.checkpoints import Checkpoints

NAME = "epochs"


@dataclass(frozen=True, eq=False)
class EpochKeeper:
    """Keeps everything that the next epoch depends on, chance included (dropout draws from torch's own)."""

    checkpoints: Checkpoints
    network: nn.Module
    optimiser: torch.optim.Optimizer
    random: torch.Generator

    def keep(self, errors: list[float], best: dict[str, Tensor]) -> None:
        """Write the state after an epoch."""
        states = self.optimiser.state_dict()["state"]
        steps = {
            f"step.{number}.{key}": value for number, held in states.items() for key, value in held.items()
        }
        chance = {"random": self.random.get_state(), "torch": torch.get_rng_state()}
        weights = {f"now.{name}": value for name, value in self.network.state_dict().items()}
        best = {f"best.{name}": value for name, value in best.items()}
        told = {"errors": torch.tensor(errors, dtype=torch.float64)}
        self.checkpoints.save(NAME, weights | best | steps | chance | told)

    def resume(self) -> tuple[list[float], dict[str, Tensor]]:
        """Set everything to where it was; gives the errors so far and the best weights."""
        found = self.checkpoints.load(NAME)
        if found is None:
            return [], {}
        self.network.load_state_dict(under("now.", found))
        states: dict[int, dict[str, Tensor]] = {}
        for name, value in under("step.", found).items():
            number, key = name.split(".")
            states.setdefault(int(number), {})[key] = value
        self.optimiser.load_state_dict(self.optimiser.state_dict() | {"state": states})
        self.random.set_state(found["random"])
        torch.set_rng_state(found["torch"])
        return found["errors"].tolist(), under("best.", found)


def under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """Those whose names begin with a prefix, without it."""
    return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}
