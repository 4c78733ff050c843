"""A queue in which people take turns: whoever asks a hundred things at once makes nobody else wait."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Iterator
from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class Turns(Generic[T]):
    """Jobs of people, taken one of each person in turn; put and taken from any thread."""

    def __init__(self) -> None:
        self._urgent: deque[T] = deque()
        self._lines: OrderedDict[int, deque[T]] = OrderedDict()
        """Person → their jobs, oldest first; the next person first."""
        self._changed = Condition()
        self._closed = False

    def put(self, person: int, job: T, *, urgent: bool = False) -> None:
        """Add a job at the end of its person's line, or before all lines."""
        with self._changed:
            if urgent:
                self._urgent.append(job)
            else:
                self._lines.setdefault(person, deque()).append(job)
            self._changed.notify()

    def take(self) -> T | None:
        """Wait for a job and take it; None once the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._urgent or self._lines)
            if self._closed:
                return None
            return self._urgent.popleft() if self._urgent else self._next()

    def waiting(self) -> list[T]:
        """List what waits, person by person."""
        with self._changed:
            return [*self._urgent, *self._all()]

    def of(self, person: int) -> int:
        """Count what waits of one person's."""
        with self._changed:
            return len(self._lines.get(person, ()))

    def close(self) -> list[T]:
        """Let nothing more be taken; return what waited."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
            left = [*self._urgent, *self._all()]
            self._urgent.clear()
            self._lines.clear()
            return left

    def _next(self) -> T:
        person, line = self._lines.popitem(last=False)
        job = line.popleft()
        if line:
            self._lines[person] = line
        return job

    def _all(self) -> Iterator[T]:
        for line in self._lines.values():
            yield from line
