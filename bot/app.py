"""The app: store, engine and conversations wired together, and the ways to run them."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from bot import metrics
from bot.config import EngineSettings, Settings
from bot.conversations.router import Router
from bot.language import locale_here
from bot.services.engine import Engine
from bot.services.pace import Pace
from bot.services.services import Services
from bot.services.worker import Worker
from bot.store.store import open_store
from recommender.errors import RecommenderError

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class App:
    """A running Matinee: its conversations, over one store and one engine that may still be loading."""

    router: Router
    worker: Worker

    async def run(self, frontend: Coroutine[Any, Any, None]) -> None:
        """Run a frontend to its end; stop it should the engine fail to load, or die for good.

        Raises
        ------
        recommender.errors.RecommenderError, bot.errors.MatineeError
            What the engine or the frontend failed with; EngineLostError where only a new process helps.
        """
        running = asyncio.ensure_future(frontend)
        engine = asyncio.ensure_future(self._engine_lives())
        try:
            await asyncio.wait({engine, running}, return_when=asyncio.FIRST_COMPLETED)
            if engine.done():
                engine.result()
            await running
        finally:
            await _cancelled(engine, running)

    async def reload(self) -> None:
        """Take the bundle that lies there now; where it is none, the one before stays."""
        try:
            await self.worker.reload()
        except RecommenderError as error:
            _log.error("the bundle was not loaded anew; the one before stays", exc_info=error)
        else:
            _log.info("the bundle was loaded anew")

    async def _engine_lives(self) -> None:
        await self.worker.engine()
        await self.worker.lost()


@asynccontextmanager
async def open_app(settings: Settings) -> AsyncIterator[App]:
    """Open the store, begin to load the engine in its thread, and close both in the end.

    Raises
    ------
    StoreError
        If the database cannot be opened.
    """
    async with open_store(settings.store.path) as store:
        engine = settings.engine
        worker = Worker(lambda: load_engine(engine), timeout=engine.timeout, queue=engine.queue)
        try:
            pace = Pace(settings.limits.burst, settings.limits.per_minute)
            shared = settings.discord.shard_ids is not None
            services = Services.of(store, worker, cached=0) if shared else Services.of(store, worker)
            yield App(Router(services, pace), worker)
        finally:
            await asyncio.to_thread(worker.close)


async def serve_discord(settings: Settings) -> None:
    """Serve Discord until told to stop: by SIGTERM, which ends it in good order, or by an interrupt.

    SIGHUP loads the bundle anew.
    """
    from bot.frontends.discord import serve

    async with open_app(settings) as app:
        with metrics.served(settings.metrics):
            await _serve_until_stopped(app, serve(app.router, settings.discord))


async def _serve_until_stopped(app: App, frontend: Coroutine[Any, Any, None]) -> None:
    loop, reloads = asyncio.get_running_loop(), set[asyncio.Task[None]]()

    def reload() -> None:
        reloads.add(task := loop.create_task(app.reload()))
        task.add_done_callback(reloads.discard)

    serving = asyncio.ensure_future(app.run(frontend))
    with suppress(NotImplementedError):  # Windows has no such handlers; there Ctrl-C alone stops it.
        loop.add_signal_handler(signal.SIGTERM, serving.cancel)
        loop.add_signal_handler(signal.SIGHUP, reload)
    try:
        await asyncio.wait({serving})
        if not serving.cancelled():
            serving.result()
    finally:
        await _cancelled(serving, *reloads)


async def chat_in_terminal(settings: Settings, lines: Iterable[str] | None) -> None:
    """Talk in the terminal: with the person at it, or through the lines given."""
    from bot.frontends.console import chat

    async with open_app(settings) as app:
        await app.run(chat(app.router, lines, locale_here()))


def load_engine(settings: EngineSettings) -> Engine:
    """Load the engine; takes seconds.

    Raises
    ------
    recommender.errors.RecommenderError
        If the bundle is missing or broken.
    """
    # Imported here, in the engine's thread: what it imports takes seconds too.
    from recommender.engine import Engine as LoadedEngine

    # Loading makes hundreds of thousands of objects that stay: to look through them for rubbish, again and
    # again, takes a fifth of the time, and later would interrupt answers.
    gc.disable()
    try:
        return LoadedEngine.load(_folder(settings.bundle))
    finally:
        gc.freeze()
        gc.enable()


def _folder(bundle: Path | None) -> Path | None:
    return bundle.expanduser() if bundle else None


async def _cancelled(*tasks: asyncio.Future[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
