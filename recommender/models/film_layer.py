"""A rating network's film layer: films by what it learned of their ratings (the fourth seed's step)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from recommender.errors import ModelError, RequestError
from recommender.types import FloatArray, IntArray

NETWORK = "network.safetensors"
"""Its file in a bundle."""
REBUILD = "train it again with `python -m recommender build`"


@dataclass(frozen=True, eq=False)
class FilmLayer:
    """Learned weights of films.

    Attributes
    ----------
    item_ids : (n,), ascending
    counts : (n,), ratings trained on
    vectors : (n, width)
    """

    item_ids: IntArray
    counts: IntArray
    vectors: FloatArray

    def nearest(self, item_ids: Sequence[int], fewest: int, count: int) -> list[tuple[int, float]]:
        """Films nearest to one or several, by cosine to their mean direction.

        Parameters
        ----------
        fewest : ratings that a film must have to be found; seldom rated ones lie anywhere

        Raises
        ------
        RequestError
            If none is given, or the network knows one of them from no rating.
        """
        if not item_ids:
            raise RequestError("Name at least one film to find others like it.")
        unit = self.vectors / np.maximum(np.linalg.norm(self.vectors, axis=1, keepdims=True), 1e-9)
        rows = [self._row_of(item_id) for item_id in item_ids]
        cosines = unit @ unit[rows].mean(axis=0)
        cosines[rows] = -np.inf
        cosines[self.counts < fewest] = -np.inf
        best = np.argsort(-cosines, kind="stable")[:count]
        return [(int(self.item_ids[row]), float(cosines[row])) for row in best if np.isfinite(cosines[row])]

    def _row_of(self, item_id: int) -> int:
        row = int(np.searchsorted(self.item_ids, item_id))
        if row == len(self.item_ids) or self.item_ids[row] != item_id or self.counts[row] == 0:
            raise RequestError(f"The rating network knows no rating of film {item_id}; name another film.")
        return row

    def save(self, path: Path, inputs: str = "") -> None:
        """Write one safetensors file, vectors in half precision."""
        arrays: dict[str, NDArray[np.generic]] = {
            "item_ids": self.item_ids.astype(np.int64),
            "counts": self.counts.astype(np.int32),
            "vectors": np.ascontiguousarray(self.vectors.astype(np.float16)),
        }
        save_file(arrays, path, {"inputs": inputs})

    @classmethod
    def load(cls, path: Path) -> FilmLayer:
        """Read what `save` wrote.

        Raises
        ------
        ModelError
            If the file is missing, broken or of another form.
        """
        try:
            arrays = load_file(path)
            columns = arrays["item_ids"].astype(np.int64), arrays["counts"].astype(np.int64)
            return cls(*columns, arrays["vectors"].astype(np.float32))
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            raise ModelError(f"{path}: no rating network in it ({error}); {REBUILD}.") from error
