"""The engine's thread: questions wait their turn, the event loop never waits."""

import asyncio
import threading

import pytest

from bot.errors import BusyError, EngineLostError, TooManyError, TooSlowError
from bot.services.engine import Engine
from bot.services.worker import EACH, MOST_HUNG, Worker, asking_for
from recommender.errors import BundleError
from recommender.types import Request
from tests.bot.fakes import FakeEngine


class Gate:
    """A question that answers only once the gate is open."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.open = threading.Event()

    def __call__(self, engine: Engine) -> str:
        self.entered.set()
        assert self.open.wait(10)
        return "through"


async def entered(gate: Gate) -> None:
    assert await asyncio.to_thread(gate.entered.wait, 10)


async def test_questions_are_asked_in_one_other_thread(worker: Worker) -> None:
    threads = await asyncio.gather(*(worker.ask(lambda _: threading.get_ident()) for _ in range(10)))
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


async def test_the_engine_is_loaded_once_in_that_thread() -> None:
    loaded_in: list[int] = []

    def load() -> FakeEngine:
        loaded_in.append(threading.get_ident())
        return FakeEngine()

    worker = Worker(load, timeout=10, queue=5)
    asked_in = await worker.ask(lambda _: threading.get_ident())
    await worker.ask(lambda _: None)
    worker.close()
    assert loaded_in == [asked_in]


async def test_the_event_loop_goes_on_while_a_question_is_answered(worker: Worker) -> None:
    gate = Gate()
    asking = asyncio.create_task(worker.ask(gate))
    await entered(gate)
    beats = [await asyncio.sleep(0, beat) for beat in range(100)]
    assert len(beats) == 100
    assert not asking.done()
    gate.open.set()
    assert await asking == "through"


async def test_a_full_queue_turns_away_and_takes_again_later(engine: FakeEngine) -> None:
    worker, gate = Worker(lambda: engine, timeout=10, queue=2), Gate()
    running = asyncio.create_task(worker.ask(gate))
    await entered(gate)
    waiting = asyncio.create_task(worker.ask(lambda _: "second"))
    await asyncio.sleep(0)
    with pytest.raises(BusyError, match="try again in a moment"):
        await worker.ask(lambda _: "third")
    gate.open.set()
    assert await asyncio.gather(running, waiting) == ["through", "second"]
    assert await worker.ask(lambda _: "fourth") == "fourth"
    worker.close()


async def test_a_question_that_takes_too_long_is_given_up(engine: FakeEngine) -> None:
    worker, gate = Worker(lambda: engine, timeout=0.05, queue=5), Gate()
    await worker.engine()
    with pytest.raises(TooSlowError):
        await worker.ask(gate)
    gate.open.set()
    worker.close()


async def test_a_question_that_hangs_is_left_behind_and_the_others_are_answered(engine: FakeEngine) -> None:
    worker, gate = Worker(lambda: engine, timeout=0.5, queue=2), Gate()
    await worker.engine()
    for _ in range(MOST_HUNG - 1):
        with pytest.raises(TooSlowError):
            await worker.ask(gate)
        assert await worker.ask(lambda _: "answered") == "answered"
    gate.open.set()
    worker.close()


async def test_too_many_hung_questions_are_told_to_whoever_can_start_anew(engine: FakeEngine) -> None:
    worker, gate = Worker(lambda: engine, timeout=0.05, queue=5), Gate()
    await worker.engine()
    lost, asked = asyncio.ensure_future(worker.lost()), 0
    while not lost.done():
        with pytest.raises(TooSlowError):
            await worker.ask(gate)
        asked += 1
        assert asked < 50, "it would hang for ever"
        await asyncio.sleep(0)
    with pytest.raises(EngineLostError):
        await lost
    assert asked >= MOST_HUNG
    gate.open.set()
    worker.close()


async def test_an_engine_that_dies_costs_one_question(worker: Worker) -> None:
    def die(engine: Engine) -> None:
        raise SystemExit

    with pytest.raises(EngineLostError, match="please ask again"):
        await worker.ask(die)
    assert await worker.ask(lambda _: "answered") == "answered"


async def test_one_person_cannot_fill_the_queue(engine: FakeEngine) -> None:
    worker, gate = Worker(lambda: engine, timeout=10, queue=100), Gate()
    with asking_for(1):
        flood = [asyncio.create_task(worker.ask(gate))]
        await entered(gate)
        flood += [asyncio.create_task(worker.ask(lambda _: "")) for _ in range(EACH)]
        await asyncio.sleep(0)
        with pytest.raises(TooManyError):
            await worker.ask(lambda _: None)
    with asking_for(2):
        other = asyncio.create_task(worker.ask(lambda _: "answered"))
    gate.open.set()
    assert await other == "answered"
    await asyncio.gather(*flood)
    worker.close()


async def test_requests_that_wait_are_encoded_in_one_batch(engine: FakeEngine) -> None:
    worker, gate = Worker(lambda: engine, timeout=10, queue=10), Gate()
    running = asyncio.create_task(worker.ask(gate))
    await entered(gate)
    waiting = [asyncio.create_task(worker.ask(lambda _: "", request=Request(text))) for text in "abc"]
    await asyncio.sleep(0)
    gate.open.set()
    await asyncio.gather(running, *waiting)
    worker.close()
    assert engine.ahead[0] == ["a", "b", "c"]


async def test_a_new_engine_takes_the_place_of_the_old_between_two_questions() -> None:
    engines = [FakeEngine(), FakeEngine()]
    loaded = iter(engines)
    worker = Worker(lambda: next(loaded), timeout=10, queue=5)
    assert await worker.ask(lambda engine: engine) is engines[0]
    await worker.reload()
    assert await worker.ask(lambda engine: engine) is engines[1]
    assert await worker.engine() is engines[1]
    worker.close()


async def test_an_engine_that_does_not_load_anew_leaves_the_old(engine: FakeEngine) -> None:
    def load() -> Engine:
        if engine.ahead:
            raise BundleError("half of it is missing")
        return engine

    worker = Worker(load, timeout=10, queue=5)
    await worker.ask(lambda _: engine.ahead.append([]))
    with pytest.raises(BundleError):
        await worker.reload()
    assert await worker.ask(lambda engine: engine) is engine
    worker.close()


async def test_it_closes_though_a_question_hangs(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.worker.SECONDS_TO_CLOSE", 0.01)
    worker, gate = Worker(lambda: engine, timeout=10, queue=5), Gate()
    asking = asyncio.create_task(worker.ask(gate))
    await entered(gate)
    worker.close()
    gate.open.set()
    assert await asking == "through"


async def test_an_error_comes_out_and_the_worker_goes_on(worker: Worker) -> None:
    with pytest.raises(ZeroDivisionError):
        await worker.ask(lambda _: 1 / 0)
    assert await worker.ask(lambda _: 1) == 1


async def test_an_engine_that_does_not_load_says_why_each_time() -> None:
    def load() -> Engine:
        raise BundleError("catalog.parquet is missing")

    worker = Worker(load, timeout=10, queue=1)
    for _ in range(3):
        with pytest.raises(BundleError, match="is missing"):
            await worker.ask(lambda _: None)
    with pytest.raises(BundleError):
        await worker.engine()
    worker.close()
