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

    def __init__(
        self, standin: StandIn, folder: Path, program: str = SMALL_PROGRAM, **variables: str
    ) -> None:
        self.standin = standin
        self._program = program
        self.log = folder / "log.txt"
        self.database = folder / "matinee.sqlite3"
        self._pragma = folder / "pragma.sql"
        self._variables = variables
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it, and wait until Discord has it."""
        identifies = self.standin.gateway.identifies
        await self.launch()
        await self.standin.ready(identifies=identifies + 1)

    async def launch(self) -> None:
        """Start it, and wait for nothing."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", self._program, "run", env=self._environment(), stdout=log, stderr=log
            )

    @property
    def pid(self) -> int:
        """Which process it is."""
        assert self._process is not None
        return self._process.pid

    async def stop(self) -> int:
        """Ask it to stop, as a service manager does; its exit code comes back."""
        assert self._process is not None
        self._process.terminate()
        return await self.ended()

    async def ended(self) -> int:
        """Wait for it to end; its exit code comes back."""
        assert self._process is not None
        return await asyncio.wait_for(self._process.wait(), SECONDS_TO_STOP)

    def signal(self, number: int) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def pragma(self, sql: str) -> None:
        """Have its database fail, or fail no more, from the next write on."""
        self._pragma.write_text(sql)

    async def logs(self, text: str, times: int = 1) -> None:
        """Wait until its log says something."""
        await self.standin.world.until(
            lambda: self.log.read_text(encoding="utf-8").count(text) >= times, f"{text!r} in the log"
        )

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
            "MATINEE_STORE__PATH": str(self.database),
            "MATINEE_LOG__LEVEL": "info",
            "STANDIN_PRAGMA": str(self._pragma),
            **self._variables,
        }
