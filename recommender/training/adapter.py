"""Learn to turn a request's vector towards the films that answer it.

Our notes hold requests that a film answers perfectly. A linear map of the query side alone, near the
identity, learns from them: the request, turned, should be nearer to the film's other requests, to its note
and to its facts than to those of the other films of the batch (softmax over the batch, after Oord et al.
2018). Films keep their vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from recommender.training.batches import batches
from recommender.types import FloatArray
from recommender.vectors import VectorKind

EPOCHS, BATCH, RATE = 3, 512, 1e-3
TEMPERATURE = 0.05
NEAR_IDENTITY = 0.01
"""Cost of each squared step away from changing nothing."""
_EXCLUDED = -1e4


def learn_adapter(asked: VectorKind, told: Sequence[VectorKind], n_items: int, *, seed: int) -> FloatArray:
    """Learn the map.

    Parameters
    ----------
    asked : the requests of our notes
    told : other kinds of text, of which a request should find its own film's

    Returns
    -------
    float32, shape (dim, dim); the identity where there are no requests.
    """
    torch.manual_seed(seed)
    requests = torch.from_numpy(np.asarray(asked.vectors[: len(asked.owners)], np.float32))
    owners = torch.from_numpy(np.asarray(asked.owners, np.int64))
    texts = [torch.from_numpy(kind.mean_by_item(n_items)) for kind in told]
    others = _others(requests, owners, n_items)
    dim = asked.vectors.shape[1]
    adapter = nn.Parameter(torch.eye(dim))
    optimiser = torch.optim.Adam([adapter], lr=RATE)
    for _ in range(EPOCHS):
        for batch in batches(len(owners), BATCH):
            films = owners[batch]
            turned = nn.functional.normalize(requests[batch] @ adapter.T, dim=1)
            aims = [others[batch], *(text[films] for text in texts)]
            away = (adapter - torch.eye(dim)).square().sum()
            loss = NEAR_IDENTITY * away + sum(_contrast(turned, aim, films) for aim in aims)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    return adapter.detach().numpy()


def _others(requests: Tensor, owners: Tensor, n_items: int) -> Tensor:
    """The mean of each request's film's other requests, of length 1 (n, dim); zeros where it has no other."""
    total = torch.zeros(n_items, requests.shape[1]).index_add_(0, owners, requests)
    return nn.functional.normalize(total[owners] - requests, dim=1)


def _contrast(turned: Tensor, aims: Tensor, films: Tensor) -> Tensor:
    """Cross-entropy of each request's own aim among the batch's; other requests of its film do not count."""
    same = (films[:, None] == films[None, :]).fill_diagonal_(False)
    scores = (turned @ aims.T / TEMPERATURE).masked_fill(same, _EXCLUDED)
    told = aims.norm(dim=1) > 0
    if not bool(told.any()):
        return torch.zeros(())
    return nn.functional.cross_entropy(scores[told], torch.arange(len(films))[told])
