"""How far predictions are off, how often ranges hold, and how good an order is."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from recommender.models.rating_table import RatingTable
from recommender.models.stars import Z80
from recommender.training.liking import liked_matrix
from recommender.types import FloatArray, IntArray

DEPTH = 10
LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
NORMAL = NormalDist()


@dataclass(frozen=True, eq=False)
class Errors:
    """Signed errors and half ranges of predictions, and how often its item is rated in training; (n,)."""

    off: FloatArray
    half: FloatArray
    item_counts: IntArray

    @property
    def rmse(self) -> float:
        """Root of the mean squared error."""
        return rmse(self.off)

    @property
    def coverage(self) -> float:
        """Share of ratings within the range."""
        return float(np.mean(np.abs(self.off) <= self.half))

    @property
    def held(self) -> dict[str, float]:
        """Share of ratings within narrower and wider ranges, by the share that these are to hold."""
        far = np.abs(self.off)
        widths = {level: NORMAL.inv_cdf(0.5 + level / 2) / Z80 for level in LEVELS}
        return {f"{level:g}": float(np.mean(far <= width * self.half)) for level, width in widths.items()}

    @property
    def coverage_by_tercile(self) -> tuple[float, ...]:
        """The same for the least, middling and most rated third of the ratings' items."""
        third = np.digitize(self.item_counts, np.quantile(self.item_counts, [1 / 3, 2 / 3]))
        inside = np.abs(self.off) <= self.half
        return tuple(float(inside[third == part].mean()) for part in range(3) if (third == part).any())


def rmse(off: FloatArray) -> float:
    """Root of the mean squared error."""
    return float(np.sqrt(np.mean(off.astype(np.float64) ** 2)))


def joined(parts: list[Errors]) -> Errors:
    """Errors of several folds as one."""
    columns = ([getattr(part, name) for part in parts] for name in ("off", "half", "item_counts"))
    return Errors(*(np.concatenate(column) for column in columns))


def ndcg(scores: FloatArray, profiles: RatingTable, targets: RatingTable) -> FloatArray:
    """NDCG@10 of everybody who liked any target; every item not in the profile is a candidate; shape (n,)."""
    scores = scores.copy()
    scores[profiles.user_rows, profiles.item_rows] = -np.inf
    liked = liked_matrix(targets).toarray()
    top = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    discount = 1 / np.log2(np.arange(2, DEPTH + 2))
    gained = np.take_along_axis(liked, top, axis=1) @ discount[: top.shape[1]]
    counts = liked.sum(axis=1).astype(np.int64)
    ideal = np.cumsum(discount)[np.clip(counts, 1, DEPTH) - 1]
    return np.asarray((gained / ideal)[counts > 0], np.float32)
