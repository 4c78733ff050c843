"""What training has reached, kept in files: after a kill it goes on from there.

Each file names the inputs it belongs to; a file of other inputs is as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

INPUTS = "inputs"


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """A folder of checkpoints; None keeps nothing."""

    folder: Path | None = None
    inputs: str = ""

    def save(self, name: str, tensors: Mapping[str, Tensor]) -> None:
        """Write tensors under a name; a write cut short leaves what was there."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f"{name}.unfinished"
        save_file(
            {key: value.contiguous() for key, value in tensors.items()}, unfinished, {INPUTS: self.inputs}
        )
        os.replace(unfinished, self._path(name))

    def load(self, name: str) -> dict[str, Tensor] | None:
        """Read what was saved under a name, for the same inputs; else None."""
        if self.folder is None or not self._path(name).is_file():
            return None
        try:
            with safe_open(self._path(name), "pt") as stored:
                if (stored.metadata() or {}).get(INPUTS) != self.inputs:
                    return None
                return {key: stored.get_tensor(key) for key in stored.keys()}  # noqa: SIM118
        except SafetensorError:
            return None

    def part(self, name: str) -> Checkpoints:
        """Checkpoints of one part of a training, in a folder of its own."""
        return Checkpoints(self.folder / name, self.inputs) if self.folder else self

    def clear(self) -> None:
        """Forget everything: training is done."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _path(self, name: str) -> Path:
        assert self.folder is not None
        return self.folder / f"{name}.safetensors"


def digest_of(settings: str, *arrays: NDArray[np.generic]) -> str:
    """Hash settings and arrays: what a training depends on."""
    total = hashlib.sha256(settings.encode())
    for array in arrays:
        total.update(f"{array.dtype}{array.shape}".encode())
        total.update(np.ascontiguousarray(array).tobytes())
    return total.hexdigest()
