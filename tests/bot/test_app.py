"""The app: what runs beside what, and how it ends."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from structlog.testing import capture_logs

import bot.app
from bot.app import App, open_app, serve_discord
from bot.config import DiscordSettings, EngineSettings, Settings, StoreSettings
from bot.conversations.action import Action
from bot.conversations.router import Person, Router
from bot.errors import ConfigError, EngineLostError
from bot.services.engine import Engine
from recommender.errors import BundleError
from tests.bot.fakes import FakeEngine


@pytest.fixture
def settings(path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(bot.app, "load_engine", lambda settings: FakeEngine())
    return Settings(store=StoreSettings(path=path), engine=EngineSettings(timeout=5, queue=3))


async def for_ever(stopped: list[str]) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        stopped.append("stopped")


async def test_an_app_answers(settings: Settings) -> None:
    async with open_app(settings) as app:
        screen = await app.router.answer(Person(1), Action.of("movie", "inception"))
    assert screen.rateable == 79132


async def test_a_frontend_that_ends_ends_the_run(settings: Settings) -> None:
    async with open_app(settings) as app:
        await app.run(asyncio.sleep(0))


async def test_a_frontend_goes_on_once_the_engine_is_loaded(settings: Settings) -> None:
    said: list[str] = []

    async def frontend(app: App) -> None:
        await app.worker.engine()
        await asyncio.sleep(0)
        said.append("still here")

    async with open_app(settings) as app:
        await app.run(frontend(app))
    assert said == ["still here"]


async def test_a_frontend_that_fails_says_why(settings: Settings) -> None:
    async def frontend() -> None:
        raise ConfigError("Discord refuses the token.")

    async with open_app(settings) as app:
        with pytest.raises(ConfigError, match="refuses"):
            await app.run(frontend())


async def test_an_engine_that_does_not_load_stops_the_frontend(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(settings: EngineSettings) -> Engine:
        raise BundleError("catalog.parquet is missing")

    monkeypatch.setattr(bot.app, "load_engine", load)
    stopped: list[str] = []
    async with open_app(settings) as app:
        with pytest.raises(BundleError, match="is missing"):
            await app.run(for_ever(stopped))
    assert stopped == ["stopped"]


async def test_sigterm_ends_serving_in_good_order(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[str] = []

    async def serve(router: Router, settings: DiscordSettings) -> None:
        asyncio.get_running_loop().call_soon(os.kill, os.getpid(), signal.SIGTERM)
        await for_ever(stopped)

    monkeypatch.setattr("bot.frontends.discord.serve", serve)
    async with asyncio.timeout(20):
        await serve_discord(settings)
    assert stopped == ["stopped"]


async def test_what_stops_serving_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async def serve(router: Router, settings: DiscordSettings) -> None:
        raise ConfigError("Discord refuses the token.")

    monkeypatch.setattr("bot.frontends.discord.serve", serve)
    with pytest.raises(ConfigError):
        await serve_discord(settings)


async def test_a_bundle_is_loaded_anew_and_a_broken_one_changes_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    engines: list[Engine | BundleError] = [FakeEngine(), FakeEngine(), BundleError("half-written")]
    loads = iter(engines)

    def load(settings: EngineSettings) -> Engine:
        engine = next(loads)
        if isinstance(engine, BundleError):
            raise engine
        return engine

    monkeypatch.setattr(bot.app, "load_engine", load)
    async with open_app(settings) as app:
        assert await app.worker.engine() is engines[0]
        with capture_logs() as logs:
            await app.reload()
            assert await app.worker.engine() is engines[1]
            await app.reload()
        assert await app.worker.engine() is engines[1]
    assert [entry["log_level"] for entry in logs] == ["info", "error"]


async def test_an_engine_lost_for_good_ends_the_run(settings: Settings) -> None:
    stopped: list[str] = []
    async with open_app(settings) as app:

        async def lost() -> None:
            raise EngineLostError

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(app.worker, "lost", lost)
            with pytest.raises(EngineLostError):
                await app.run(for_ever(stopped))
    assert stopped == ["stopped"]
