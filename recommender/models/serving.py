"""The rating model as it ships: anybody's expected stars with ranges, and an order of items, in milliseconds.

One safetensors file holds everything; nothing here needs torch. Item rows are those of the ids trained with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import load_file, save_file

from recommender.errors import ModelError
from recommender.models.head import Head
from recommender.models.ials import Ials, IalsConfig
from recommender.models.item_facts import ItemFacts
from recommender.models.order import Order
from recommender.models.person import Person
from recommender.models.ranges import Ranges
from recommender.models.set_encoder import SetEncoder
from recommender.models.signals import Signals
from recommender.models.standing import Standing
from recommender.models.stars import Prediction
from recommender.models.strangers import Strangers
from recommender.sparse_rows import SparseRows
from recommender.types import FloatArray, IntArray

STARS = "stars.safetensors"
"""Its file in a bundle."""
INPUTS = "inputs"
REBUILD = "train it again with `python -m recommender build`"
Arrays = dict[str, NDArray[np.generic]]
STRANGERS = ("mean", "loadings", "own", "choice_in", "choice_out", "usual_choice")
ENCODER = ("liked", "rated", "out", "bias", "when", "mix", "mix_bias")
FACTORS = ("liked_factors", "rated_factors")
LINKS = ("neighbours", "liked_links", "rated_links")
HEAD = ("centre", "scale", "linear", "inner", "inner_bias", "outer")


@dataclass(frozen=True, eq=False)
class RatingModel:
    """What a stranger thinks, how sure that is, and the order.

    Attributes
    ----------
    item_ids : int64, the id of each item row
    item_counts : int64, ratings trained on of each item
    now : the year that a person of today rates in
    """

    item_ids: IntArray
    item_counts: IntArray
    strangers: Strangers
    ranges: Ranges
    orderer: Order
    now: float

    def predict(
        self, profile_rows: IntArray, profile_stars: FloatArray, item_rows: IntArray
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Predict stars of items for the person of a profile.

        Returns
        -------
        Stars, and the lower and upper end of the range that holds 80 % of the time; 0.5-5, shape (n,).
        """
        belief = self.strangers.believe(profile_rows, profile_stars)
        spread = self.strangers.spread(belief, item_rows)
        predicted = Prediction(self.strangers.stars(belief)[item_rows], spread).bounded()
        known = np.full(len(item_rows), len(profile_rows))
        half = self.ranges.half_widths(spread, known, self.item_counts[item_rows])
        return predicted, np.clip(predicted - half, 0.5, 5.0), np.clip(predicted + half, 0.5, 5.0)

    def order(self, profile_rows: IntArray, profile_stars: FloatArray) -> FloatArray:
        """Score all items for the person of a profile, those rated too; log odds, shape (n_items,)."""
        return self.orderer.of(Person(profile_rows, profile_stars, self.now))

    @cached_property
    def strangers_order(self) -> FloatArray:
        """The order for somebody of whom nothing is known, (n_items,)."""
        return self.order(np.zeros(0, np.int64), np.zeros(0, np.float32))

    def save(self, path: Path, inputs: str = "") -> None:
        """Write one safetensors file, half precision where that is enough; ``inputs`` as in `inputs_of`."""
        signals = self.orderer.signals
        standing, encoder = signals.standing, signals.set_encoder
        arrays: Arrays = {
            "item_ids": self.item_ids,
            "widths": self.ranges.widths,
            "numbers": np.array([self.now, self.strangers.noise, self.strangers.few], np.float32),
            "genres": signals.facts.genres.astype(np.int8),
            "made": signals.facts.years,
            "rated": standing.rated.astype(np.int32),
            "liked": standing.liked.astype(np.int32),
            "years": standing.years,
            "liked_by_year": standing.liked_by_year.astype(np.int16),
            "encoder.known": encoder.known.astype(np.int32),
        }
        arrays |= {f"strangers.{name}": _half(getattr(self.strangers, name)) for name in STRANGERS}
        arrays |= {f"head.{name}": getattr(self.orderer.head, name) for name in HEAD}
        arrays |= {f"encoder.{name}": _half(getattr(encoder, name)) for name in ENCODER}
        arrays |= {f"{name}.items": _half(getattr(signals, name).items) for name in FACTORS}
        for name in LINKS:
            arrays |= _stored_links(name, getattr(signals, name))
        stored = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
        save_file(stored, path, {INPUTS: inputs})

    @classmethod
    def load(cls, path: Path, item_ids: IntArray | None = None) -> RatingModel:
        """Read what `save` wrote.

        Parameters
        ----------
        item_ids : the items that it must be about; None where any will do

        Raises
        ------
        ModelError
            If the file is missing, broken, of another form, or not about these items.
        """
        try:
            arrays: Mapping[str, NDArray[np.generic]] = load_file(path)
            model = cls._of(arrays)
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            raise ModelError(f"{path}: no rating model in it ({error}); {REBUILD}.") from error
        if item_ids is not None and not np.array_equal(model.item_ids, item_ids):
            raise ModelError(f"{path}: trained for other films than those of the catalogue; {REBUILD}.")
        return model

    @classmethod
    def _of(cls, arrays: Mapping[str, NDArray[np.generic]]) -> RatingModel:
        now, noise, few = (float(number) for number in arrays["numbers"].tolist())
        strangers = Strangers(
            noise=noise, few=few, **{name: _single(arrays[f"strangers.{name}"]) for name in STRANGERS}
        )
        signals = Signals(
            ItemFacts(_single(arrays["genres"]), _single(arrays["made"])),
            Standing(*(_single(arrays[name]) for name in ("liked", "rated", "years", "liked_by_year"))),
            *(_links("neighbours", arrays), _links("liked_links", arrays), _links("rated_links", arrays)),
            *(_factors("liked_factors", arrays), _factors("rated_factors", arrays)),
            SetEncoder(
                arrays["encoder.known"].astype(np.int64),
                *(_single(arrays[f"encoder.{name}"]) for name in ENCODER),
            ),
            strangers,
        )
        head = Head(*(_single(arrays[f"head.{name}"]) for name in HEAD))
        item_ids, counts = arrays["item_ids"].astype(np.int64), arrays["rated"].astype(np.int64)
        return cls(item_ids, counts, strangers, Ranges(_single(arrays["widths"])), Order(signals, head), now)


def inputs_of(path: Path) -> str:
    """Digest of what the model in a file was trained on; empty without one."""
    if not path.is_file():
        return ""
    try:
        with safe_open(path, "np") as stored:
            return str((stored.metadata() or {}).get(INPUTS, ""))
    except SafetensorError:
        return ""


def _stored_links(name: str, links: SparseRows) -> Arrays:
    return {
        f"{name}.values": _half(links.values),
        f"{name}.columns": links.columns.astype(np.uint16 if links.n_columns <= 2**16 else np.uint32),
        f"{name}.starts": links.starts.astype(np.int32),
    }


def _links(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> SparseRows:
    columns, starts = (arrays[f"{name}.{part}"].astype(np.int32) for part in ("columns", "starts"))
    return SparseRows(_single(arrays[f"{name}.values"]), columns, starts, len(starts) - 1)


def _factors(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> Ials:
    items = _single(arrays[f"{name}.items"])
    return Ials(items, IalsConfig(factors=items.shape[1]))


def _half(array: FloatArray) -> NDArray[np.float16]:
    return array.astype(np.float16)


def _single(array: NDArray[np.generic]) -> FloatArray:
    return array.astype(np.float32)
