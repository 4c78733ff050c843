"""A Gibbs chain in checkpoints: the last state, and every draw kept."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from recommender.models.gibbs import Draw
from recommender.models.linear_prior import Side
from recommender.training.checkpoints import Checkpoints

EVERY = 10
"""Sweeps between two checkpoints."""
SIDES = ("users", "items")
PARTS = ("rows", "links", "precision", "ridges")


@dataclass(eq=False)
class ChainKeeper:
    """Writes draws as they come, and every few sweeps where the chain stands."""

    checkpoints: Checkpoints
    kept: int = 0

    def resume(self, first: Draw, random: torch.Generator) -> tuple[int, tuple[Draw, ...], Draw]:
        """Find where the chain was."""
        state = self.checkpoints.load("chain")
        if state is None:
            return 0, (), first
        draws = [self.checkpoints.load(f"draw-{number}") for number in range(int(state["kept"]))]
        held = [draw_of(draw) for draw in draws if draw is not None]
        if len(held) < len(draws):
            return 0, (), first
        random.set_state(state["random"])
        self.kept = len(held)
        return int(state["done"]), tuple(held), draw_of(state)

    def keep(self, done: int, state: Draw, random: torch.Generator, is_kept: bool) -> None:
        """Write a kept draw at once, the chain every few sweeps."""
        if is_kept:
            self.checkpoints.save(f"draw-{self.kept}", tensors_of(state))
            self.kept += 1
        if done % EVERY == 0:
            numbers = {"done": torch.tensor(done), "kept": torch.tensor(self.kept)}
            self.checkpoints.save("chain", tensors_of(state) | numbers | {"random": random.get_state()})


def tensors_of(draw: Draw) -> dict[str, Tensor]:
    """Flatten a draw."""
    numbers = torch.tensor([draw.mean, draw.usual_noise], dtype=torch.float64)
    sides = {f"{side}.{part}": getattr(getattr(draw, side), part) for side in SIDES for part in PARTS}
    return sides | {"noise": draw.noise, "numbers": numbers}


def draw_of(tensors: dict[str, Tensor]) -> Draw:
    """Put a draw together again."""
    users, items = (Side(*(tensors[f"{side}.{part}"] for part in PARTS)) for side in SIDES)
    mean, usual_noise = tensors["numbers"].tolist()
    return Draw(mean, users, items, tensors["noise"], usual_noise)
