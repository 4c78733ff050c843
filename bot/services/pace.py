"""How fast one person may ask: a bucket of turns that fills again as time goes by."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from bot.errors import TooFastError

PEOPLE = 10_000
"""People whose pace is in mind; whoever falls out starts afresh."""


class Pace:
    """Turns of many people.

    Parameters
    ----------
    burst : turns anybody may take at once
    per_minute : turns that come back in a minute
    clock : seconds, ever growing
    """

    def __init__(self, burst: int, per_minute: float, *, clock: Callable[[], float] = monotonic) -> None:
        self._burst = burst
        self._per_second = per_minute / 60
        self._clock = clock
        self._left: OrderedDict[int, tuple[float, float]] = OrderedDict()
        """Person → turns left, and when that was."""

    def take(self, person: int) -> None:
        """Take one of a person's turns.

        Raises
        ------
        TooFastError
            If they have none left; nothing is taken then.
        """
        now = self._clock()
        left, then = self._left.pop(person, (float(self._burst), now))
        left = min(self._burst, left + (now - then) * self._per_second)
        if left < 1:
            self._left[person] = left, now
            raise TooFastError(math.ceil((1 - left) / self._per_second))
        self._left[person] = left - 1, now
        if len(self._left) > PEOPLE:
            self._left.popitem(last=False)
