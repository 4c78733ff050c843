"""The bot in a process of its own, as its operator runs it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from tests.standin import StandIn

PROGRAM = "bot"
SMALL_PROGRAM = "tests.bot.matinee"
"""The same over the small engine, so that it starts in a blink."""
SECONDS_TO_STOP = 15


class Process:
    """Starts, stops and kills one bot, which keeps its database and its log."""

    def __init__(self, standin: StandIn, folder: Path, program: str = SMALL_PROGRAM) -> None:
        self.standin = standin
        self._program = program
        self.log = folder / "log.txt"
        self._database = folder / "matinee.sqlite3"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it, and wait until Discord has it."""
        identifies = self.standin.gateway.identifies
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", self._program, "run", env=self._environment(), stdout=log, stderr=log
            )
        await self.standin.ready(identifies=identifies + 1)

    async def stop(self) -> int:
        """Ask it to stop, as a service manager does; its exit code comes back."""
        assert self._process is not None
        self._process.terminate()
        return await asyncio.wait_for(self._process.wait(), SECONDS_TO_STOP)

    async def kill(self) -> None:
        """Give it no time for anything."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()
        self.standin.gateway.forget_sessions()

    async def restart(self) -> None:
        """Stop it and start it again."""
        await self.stop()
        await self.start()

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("MATINEE_")}
        return kept | {
            "MATINEE_DISCORD__TOKEN": self.standin.token,
            "MATINEE_DISCORD__API_URL": self.standin.api_url,
            "MATINEE_STORE__PATH": str(self._database),
            "MATINEE_LOG__LEVEL": "info",
        }
