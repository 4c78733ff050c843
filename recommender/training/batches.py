"""Rows in random order, some at a time."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor


def batches(count: int, size: int) -> Iterator[Tensor]:
    """Deal rows 0 … count-1 into parts of at most ``size``, by torch's own generator."""
    order = torch.randperm(count)
    return (order[at : at + size] for at in range(0, count, size))
