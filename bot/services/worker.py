"""The one thread that the engine runs in, so that the event loop never waits for a model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import BoundedSemaphore
from typing import TypeVar

from bot.errors import BusyError, TooSlowError
from bot.services.engine import Engine

T = TypeVar("T")


class Worker:
    """Loads the engine and asks it, one question after the other.

    Parameters
    ----------
    load : makes the engine; called in the thread
    timeout : seconds one question may take, its wait in the queue included (loading the engine is not)
    queue : questions that may be under way; one more is turned away
    """

    def __init__(self, load: Callable[[], Engine], *, timeout: float, queue: int) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engine")
        self._places = BoundedSemaphore(queue)
        self._timeout = timeout
        self._loading = self._thread.submit(load)

    async def engine(self) -> Engine:
        """Wait until the engine is loaded; its catalogue may be read from any thread.

        Raises
        ------
        recommender.errors.BundleError
            If it cannot be loaded.
        """
        if self._loading.done():
            return self._loading.result()
        return await asyncio.shield(asyncio.wrap_future(self._loading))

    async def ask(self, question: Callable[[Engine], T]) -> T:
        """Ask the engine in its thread.

        Raises
        ------
        BusyError
            If the queue is full.
        TooSlowError
            If the answer does not come in time; a question still in the queue is taken out of it.
        """
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            engine = await self.engine()
            asked: Future[T] = self._thread.submit(question, engine)
        except BaseException:
            self._places.release()
            raise
        # The place is free again when the thread is done with it, not when the asker gives up.
        asked.add_done_callback(lambda _: self._places.release())
        try:
            return await asyncio.wait_for(asyncio.wrap_future(asked), self._timeout)
        except TimeoutError:
            raise TooSlowError from None

    def close(self) -> None:
        """Take no more questions, and wait for the one being answered."""
        self._thread.shutdown(wait=True, cancel_futures=True)
