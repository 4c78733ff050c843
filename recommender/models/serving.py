"""The rating model as it ships: anybody's expected stars with ranges, and an order of items, in milliseconds.

One safetensors file holds everything; nothing here needs torch. Item rows are those of the ids trained with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from recommender.errors import ModelError
from recommender.models.head import Head
from recommender.models.ials import Ials, IalsConfig
from recommender.models.item_facts import ItemFacts
from recommender.models.order import Order
from recommender.models.ranges import Ranges
from recommender.models.rating_table import RatingTable, make_table
from recommender.models.signals import Signals
from recommender.models.stars import Prediction
from recommender.models.strangers import Strangers
from recommender.types import FloatArray, IntArray

REBUILD = "train it again with `python -m recommender build`"
Arrays = dict[str, NDArray[np.generic]]
STRANGERS = ("mean", "loadings", "own", "choice_in", "choice_out", "usual_choice")
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
        """Score all items for the person of a profile, those rated too; the highest is first, (n_items,)."""
        nobody, years = np.zeros(len(profile_rows), np.int64), np.full(len(profile_rows), self.now)
        person = make_table(nobody, profile_rows, profile_stars, years, 1, len(self.item_ids))
        return self.orderer.scores(person)[0]

    def save(self, path: Path) -> None:
        """Write one safetensors file, in half precision where that is enough."""
        signals, table = self.orderer.signals, self.orderer.signals.table
        years = np.nan_to_num(table.mean_years, nan=self.now)
        arrays: Arrays = {
            "item_ids": self.item_ids,
            "item_counts": self.item_counts.astype(np.int32),
            "widths": self.ranges.widths,
            "numbers": np.array([self.now, self.strangers.noise, self.strangers.few], np.float32),
            "genres": signals.facts.genres.astype(np.int8),
            "made": signals.facts.years,
            "user_starts": table.starts.astype(np.int32),
            "user_years": years,
            "rated": table.item_rows.astype(np.uint16 if len(self.item_ids) < 2**16 else np.uint32),
            "half_stars": np.round(2 * table.stars).astype(np.int8),
            "factors": signals.factors.items.astype(np.float16),
        }
        arrays |= {f"strangers.{name}": _half(getattr(self.strangers, name)) for name in STRANGERS}
        arrays |= {f"head.{name}": np.ascontiguousarray(getattr(self.orderer.head, name)) for name in HEAD}
        save_file({name: np.ascontiguousarray(array) for name, array in arrays.items()}, path)

    @classmethod
    def load(cls, path: Path) -> RatingModel:
        """Read what `save` wrote.

        Raises
        ------
        ModelError
            If the file is missing, broken or of another form.
        """
        try:
            arrays: Mapping[str, NDArray[np.generic]] = load_file(path)
            return cls._of(arrays)
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            raise ModelError(f"{path}: no rating model in it ({error}); {REBUILD}.") from error

    @classmethod
    def _of(cls, arrays: Mapping[str, NDArray[np.generic]]) -> RatingModel:
        now, noise, few = (float(number) for number in arrays["numbers"].tolist())
        parts = {name: _single(arrays[f"strangers.{name}"]) for name in STRANGERS}
        strangers = Strangers(noise=noise, few=few, **parts)
        table = _table(arrays)
        facts = ItemFacts(_single(arrays["genres"]), _single(arrays["made"]))
        factors = Ials(_single(arrays["factors"]), IalsConfig(factors=arrays["factors"].shape[1]))
        head = Head(*(_single(arrays[f"head.{name}"]) for name in HEAD))
        order = Order(Signals(facts, table, factors, strangers), head)
        counts = arrays["item_counts"].astype(np.int64)
        ranges = Ranges(_single(arrays["widths"]))
        return cls(arrays["item_ids"].astype(np.int64), counts, strangers, ranges, order, now)


def _table(arrays: Mapping[str, NDArray[np.generic]]) -> RatingTable:
    """Put the training ratings together again; each user's stand at that user's mean time."""
    starts: IntArray = arrays["user_starts"].astype(np.int64)
    counts = starts[1:] - starts[:-1]
    user_rows = np.repeat(np.arange(len(counts)), counts)
    years = np.repeat(_single(arrays["user_years"]), counts)
    stars = _single(arrays["half_stars"]) / np.float32(2)
    rows = arrays["rated"].astype(np.int64)
    return RatingTable(user_rows, rows, stars, years, len(counts), len(arrays["item_ids"]))


def _half(array: FloatArray) -> NDArray[np.float16]:
    return array.astype(np.float16)


def _single(array: NDArray[np.generic]) -> FloatArray:
    return array.astype(np.float32)
