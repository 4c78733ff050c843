import queue
import threading

from bot.services.turns import Turns


def taken(turns: Turns[str], count: int) -> list[str | None]:
    return [turns.take() for _ in range(count)]


def test_one_after_the_other_for_one_person() -> None:
    turns: Turns[str] = Turns()
    for job in "abc":
        turns.put(1, job)
    assert taken(turns, 3) == ["a", "b", "c"]


def test_people_take_turns_however_much_one_of_them_asks() -> None:
    turns: Turns[str] = Turns()
    for job in range(100):
        turns.put(1, f"flood {job}")
    turns.put(2, "ben")
    turns.put(3, "cleo")
    assert taken(turns, 4) == ["flood 0", "ben", "cleo", "flood 1"]


def test_whoever_asked_last_does_not_overtake() -> None:
    turns: Turns[str] = Turns()
    turns.put(1, "a1")
    turns.put(2, "b1")
    turns.put(1, "a2")
    assert taken(turns, 1) == ["a1"]
    turns.put(3, "c1")
    assert taken(turns, 3) == ["b1", "a2", "c1"]


def test_urgent_jobs_go_first_and_keep_their_order() -> None:
    turns: Turns[str] = Turns()
    turns.put(1, "slow")
    turns.put(1, "first", urgent=True)
    turns.put(2, "second", urgent=True)
    assert taken(turns, 3) == ["first", "second", "slow"]


def test_what_waits_can_be_seen_and_counted() -> None:
    turns: Turns[str] = Turns()
    turns.put(1, "a")
    turns.put(2, "b")
    turns.put(1, "c")
    assert sorted(turns.waiting()) == ["a", "b", "c"]
    assert (turns.of(1), turns.of(2), turns.of(3)) == (2, 1, 0)


def test_a_job_wakes_who_waits_for_one_and_so_does_the_end() -> None:
    turns: Turns[str] = Turns()
    got: queue.Queue[str | None] = queue.Queue()

    def take_two() -> None:
        got.put(turns.take())
        got.put(turns.take())

    thread = threading.Thread(target=take_two)
    thread.start()
    turns.put(1, "a")
    assert got.get(timeout=10) == "a"
    assert turns.close() == []
    assert got.get(timeout=10) is None
    thread.join(10)


def test_what_waited_at_the_end_is_handed_back() -> None:
    turns: Turns[str] = Turns()
    turns.put(1, "a")
    turns.put(2, "b", urgent=True)
    assert turns.close() == ["b", "a"]
    assert turns.take() is None
