"""The eras that the quiz asks about: decades, the ends taken together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from recommender.phrases import Phrase, say
from recommender.types import FloatArray


@dataclass(frozen=True, slots=True)
class Era:
    """Some years: key in the log, name, first and last of them."""

    key: str
    name: Phrase
    first: int
    last: int


ERAS = (
    Era("old", say("Before 1970"), 0, 1969),
    Era("70s", say("The 70s"), 1970, 1979),
    Era("80s", say("The 80s"), 1980, 1989),
    Era("90s", say("The 90s"), 1990, 1999),
    Era("00s", say("The 2000s"), 2000, 2009),
    Era("new", say("Since 2010"), 2010, 9999),
)
ERA_KEYS = tuple(era.key for era in ERAS)


def era_flags(years: FloatArray) -> FloatArray:
    """Which item is of which era: 0 or 1, shape (n_items, n_eras); all 0 where the year is unknown."""
    return np.stack([(years >= era.first) & (years <= era.last) for era in ERAS], axis=1).astype(np.float32)
