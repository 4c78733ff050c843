import pytest

from bot.errors import TooFastError
from bot.services import pace
from bot.services.pace import Pace


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_burst_is_free_and_then_it_says_when(clock: Clock) -> None:
    bucket = Pace(3, 6, clock=clock)
    for _ in range(3):
        bucket.take(1)
    with pytest.raises(TooFastError, match="in 10 seconds"):
        bucket.take(1)
    clock.now = 9.5
    with pytest.raises(TooFastError, match="in one second"):
        bucket.take(1)
    clock.now = 10
    bucket.take(1)


def test_what_is_refused_costs_nothing(clock: Clock) -> None:
    bucket = Pace(1, 60, clock=clock)
    bucket.take(1)
    for _ in range(50):
        with pytest.raises(TooFastError):
            bucket.take(1)
    clock.now = 1
    bucket.take(1)


def test_one_person_slows_nobody_else(clock: Clock) -> None:
    bucket = Pace(1, 60, clock=clock)
    bucket.take(1)
    bucket.take(2)


def test_turns_do_not_pile_up(clock: Clock) -> None:
    bucket = Pace(2, 60, clock=clock)
    clock.now = 1000
    bucket.take(1)
    clock.now = 5000
    bucket.take(1)
    bucket.take(1)
    with pytest.raises(TooFastError):
        bucket.take(1)


def test_memory_has_an_end(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PEOPLE", 10)
    bucket = Pace(1, 60, clock=clock)
    for person in range(1000):
        bucket.take(person)
    assert len(bucket._left) == 10
