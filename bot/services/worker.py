"""The one thread that the engine runs in, so that the event loop never waits for a model.

People take turns at it. A question that hangs, and an engine that dies, cost whoever asked their answer; the
thread is replaced and the others are answered.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import Context, ContextVar, copy_context
from dataclasses import dataclass, field
from threading import Thread
from time import monotonic
from typing import Any, Generic, TypeVar

import structlog

from bot import metrics
from bot.errors import BusyError, EngineLostError, TooManyError, TooSlowError
from bot.services.engine import Engine
from bot.services.turns import Turns
from recommender.types import Request

T = TypeVar("T")

EACH = 8
"""Questions of one person that may wait."""
HUNG = 0.5
"""Of the time limit: how long a question must have been with the engine to be hung when the limit is up."""
MOST_HUNG = 3
"""Threads that may hang before the whole process had better start anew."""
SECONDS_TO_CLOSE = 1.0
"""How long the end waits for the question being answered; whoever asked it was told by then."""
_asker: ContextVar[int] = ContextVar("asker", default=0)
_log = structlog.get_logger(__name__)


@contextmanager
def asking_for(person: int) -> Iterator[None]:
    """Name the person whose turn all questions take that are asked in the block."""
    token = _asker.set(person)
    try:
        yield
    finally:
        _asker.reset(token)


@dataclass(eq=False, slots=True)
class _Job(Generic[T]):
    """A question, and where its answer goes."""

    question: Callable[[Engine], T]
    request: Request | None
    answer: Future[T] = field(default_factory=Future)
    context: Context = field(default_factory=copy_context)
    """Whose question it is, for the log."""
    started: float | None = None


class Worker:
    """Loads the engine and asks it, one question after the other.

    Parameters
    ----------
    load : makes the engine; called in the thread, and again when it is to be loaded anew
    timeout : seconds one question may take, its wait in the queue included (loading the engine is not)
    queue : questions that may be under way; one more is turned away
    """

    def __init__(self, load: Callable[[], Engine], *, timeout: float, queue: int) -> None:
        self._load = load
        self._timeout = timeout
        self._places = queue
        self._jobs: Turns[_Job[Any]] = Turns()
        self._under_way: set[_Job[Any]] = set()
        self._running: _Job[Any] | None = None
        self._hung: list[_Job[Any]] = []
        self._lost: Future[None] = Future()
        self._loading: Future[Engine] = Future()
        self._thread: Thread
        self._start()

    async def engine(self) -> Engine:
        """Wait until the engine is loaded; its catalogue may be read from any thread.

        Raises
        ------
        recommender.errors.BundleError
            If it cannot be loaded.
        """
        loading = self._loading
        return loading.result() if loading.done() else await asyncio.shield(asyncio.wrap_future(loading))

    async def ask(
        self, question: Callable[[Engine], T], *, request: Request | None = None, urgent: bool = False
    ) -> T:
        """Ask the engine in its thread, in the turn of the person named by `asking_for`.

        Parameters
        ----------
        question : is given the engine
        request : the request it will answer, if any: those that wait are encoded in one batch
        urgent : goes before all others; for what takes a millisecond while somebody types

        Raises
        ------
        BusyError
            If the queue is full.
        TooManyError
            If this person has too many questions in it.
        TooSlowError
            If the answer does not come in time; a question still in the queue is taken out of it.
        EngineLostError
            If the engine died over it.
        """
        person = _asker.get()
        if len(self._under_way) >= self._places:
            raise BusyError
        if person and self._jobs.of(person) >= EACH:
            raise TooManyError
        job = _Job(question, request)
        self._under_way.add(job)
        metrics.WAITING.set(len(self._under_way))
        # The place is free again when the thread is done with it, not when the asker gives up.
        job.answer.add_done_callback(lambda _: self._settled(job))
        try:
            await self.engine()
        except BaseException:
            job.answer.cancel()
            raise
        self._jobs.put(person, job, urgent=urgent)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(job.answer), self._timeout)
        except TimeoutError:
            self._replace_if_hung()
            raise TooSlowError from None

    async def reload(self) -> None:
        """Load the engine anew, beside the one that answers meanwhile, and put it in its place.

        Raises
        ------
        recommender.errors.RecommenderError
            If it cannot be loaded; the one before stays.
        """
        engine = await asyncio.to_thread(self._load)
        self._loading = _settled_with(engine)

    async def lost(self) -> None:
        """Wait until the engine cannot be helped any more but by a new process.

        Raises
        ------
        EngineLostError
            Then.
        """
        await asyncio.wrap_future(self._lost)

    def close(self) -> None:
        """Take no more questions, and wait for the one being answered; not for one that hangs."""
        for job in self._jobs.close():
            job.answer.cancel()
        self._thread.join(SECONDS_TO_CLOSE)

    def _start(self) -> None:
        # A daemon: one that hangs must not keep the process from ending.
        self._thread = Thread(target=self._run, name="engine", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        me = self._thread
        if not self._loading.done() and not self._load_first():
            return
        while self._thread is me and (job := self._jobs.take()) is not None:
            if self._thread is not me:  # replaced while it waited
                self._jobs.put(0, job, urgent=True)
                return
            if job.answer.set_running_or_notify_cancel():
                job.context.run(self._answer, job)

    def _load_first(self) -> bool:
        try:
            self._loading.set_result(self._load())
        except BaseException as error:
            self._loading.set_exception(error)
            return False
        return True

    def _answer(self, job: _Job[Any]) -> None:
        job.started = monotonic()
        self._running = job
        try:
            with metrics.timed(metrics.ENGINE_SECONDS):
                engine = self._loading.result()
                self._encode_ahead(engine, job)
                answer = job.question(engine)
        except Exception as error:
            job.answer.set_exception(error)
        except BaseException as error:
            # Whatever ends a thread (out of memory, told to exit) ends this question, not the bot.
            _log.error("the engine's thread died and is replaced", exc_info=error)
            self._replace()
            job.answer.set_exception(EngineLostError())
        else:
            job.answer.set_result(answer)

    def _encode_ahead(self, engine: Engine, job: _Job[Any]) -> None:
        if job.request is not None:
            waiting = [other.request for other in self._jobs.waiting() if other.request is not None]
            engine.encode_ahead([job.request, *waiting])

    def _settled(self, job: _Job[Any]) -> None:
        self._under_way.discard(job)
        metrics.WAITING.set(len(self._under_way))

    def _replace_if_hung(self) -> None:
        job = self._running
        if job is None or job.answer.done() or job.started is None:
            return
        if monotonic() - job.started >= HUNG * self._timeout:
            job.context.copy().run(_log.error, "a question hangs; the engine's thread is replaced")
            self._running = None
            self._settled(job)
            self._hung = [hung for hung in (*self._hung, job) if not hung.answer.done()]
            if len(self._hung) >= MOST_HUNG and not self._lost.done():
                self._lost.set_exception(EngineLostError())
            self._replace()

    def _replace(self) -> None:
        metrics.ENGINE_RESTARTS.inc()
        self._start()


def _settled_with(engine: Engine) -> Future[Engine]:
    future: Future[Engine] = Future()
    future.set_result(engine)
    return future
