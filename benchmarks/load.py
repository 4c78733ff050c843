"""Print and write how Matinee bears a crowd: ``python -m benchmarks.load [SECONDS]``.

The program as it ships, in a process of its own, before the Discord stand-in: 200 people at once, then 20
interactions a second from all of them. Times are the stand-in's, from an interaction's making.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.requests import REQUESTS, SIMILAR, TYPED
from tests.e2e.process import PROGRAM, Process
from tests.standin import Interaction, StandIn, User

REPORT = Path(__file__).with_name("load.md")
PEOPLE = 200
RATE = 20
"""Interactions a second."""
SECONDS = 60
HEARTBEAT = 5.0
PATIENCE = 30.0
"""Seconds that anybody is waited for in the end."""
KINDS = ("recommend", "recommend", "recommend", "more", "movie", "similar", "rate", "complete")
"""What people do, in equal parts."""


@dataclass
class Crowd:
    """People and what they did."""

    standin: StandIn
    people: list[User]
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    done: list[tuple[str, Interaction]] = field(default_factory=list)

    async def act(self, person: User, kind: str) -> None:
        """Have a person do something; to go on from an answer takes one."""
        if kind == "complete":
            text = self.chance.choice(TYPED)
            await self._keep(kind, person.type("movie", title=text))
        elif kind in ("movie", "rate"):
            title = self.chance.choice(SIMILAR)
            await self._keep(kind, person.command(kind, title=title))
        elif kind == "similar":
            await self._keep(kind, person.command(kind, title=self.chance.choice(SIMILAR)))
        else:
            asked = await self._keep("recommend", person.command("recommend", request=self._request()))
            if kind == "more" and "More" in (await asked.answer()).buttons:
                await self._keep(kind, person.press(await asked.answer(), "More"))

    def _request(self) -> str:
        # Nearly each request is another one, as people's are: none is answered from what was asked before.
        return f"{self.chance.choice(REQUESTS)} {self.chance.randrange(10**6)}"

    async def _keep(self, kind: str, doing: Awaitable[Interaction]) -> Interaction:
        interaction = await doing
        self.done.append((kind, interaction))
        return interaction


def main() -> None:
    """Measure, print, and write the report."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(measure(Path(folder), seconds))
    print(report)
    REPORT.write_text(report, encoding="utf-8")


async def measure(folder: Path, seconds: int) -> str:
    """Bear a crowd, and report."""
    async with StandIn() as standin:
        standin.gateway.heartbeat_ms = int(1000 * HEARTBEAT)
        matinee = Process(standin, folder, PROGRAM)
        loop, others = asyncio.get_running_loop(), os.getloadavg()[0]
        before = loop.time()
        await matinee.start()
        first = standin.user("first")
        await (await first.command("recommend", request="a cozy romcom")).answer()
        ready = loop.time() - before
        people = [standin.user(f"person {number}") for number in range(PEOPLE)]
        burst, steady = Crowd(standin, people), Crowd(standin, people)
        await asyncio.gather(*(burst.act(person, "recommend") for person in people))
        await settle(burst)
        memory, cpu = [resident(matinee.pid)], spent(matinee.pid)
        await act_steadily(steady, seconds, lambda: memory.append(resident(matinee.pid)))
        await settle(steady)
        cpu = spent(matinee.pid) - cpu
        stopped = loop.time()
        await matinee.stop()
        stopped = loop.time() - stopped
        gaps = np.diff(standin.gateway.heartbeat_times)
    lines = ["# Load", "", "Written by `python -m benchmarks.load`.", ""]
    lines += [f"{os.cpu_count()} cores; load average before: {others:.1f}.", ""]
    lines += [f"Start to first answer {ready:.1f} s; stop {stopped:.1f} s.", ""]
    lines += [f"## {PEOPLE} requests at once", "", *table(burst), ""]
    lines += [f"## {RATE} interactions a second for {seconds} s, of {PEOPLE} people", "", *table(steady), ""]
    lines += [f"CPU {cpu / seconds:.0%} of a core; resident memory {memory[0]} to {memory[-1]} MB."]
    lines += [f"Heartbeats due every {HEARTBEAT:.0f} s: the longest pause was {gaps.max(initial=0):.1f} s."]
    lines += [f"Refused by Discord: {len(standin.refusals)}."]
    return "\n".join(lines) + "\n"


async def act_steadily(crowd: Crowd, seconds: int, each_second: Callable[[], None]) -> None:
    """Have somebody do something at even intervals, however long answers take."""
    acting, loop = set(), asyncio.get_running_loop()
    start = loop.time()
    for number in range(seconds * RATE):
        await asyncio.sleep(max(0.0, start + number / RATE - loop.time()))
        person = crowd.chance.choice(crowd.people)
        acting.add(task := asyncio.create_task(crowd.act(person, crowd.chance.choice(KINDS))))
        task.add_done_callback(acting.discard)
        if number % RATE == 0:
            each_second()
    await asyncio.gather(*acting)


async def settle(crowd: Crowd) -> None:
    """Wait until everybody has an answer."""
    for _ in range(int(PATIENCE / 0.05)):
        if not any(pending(each) for _, each in crowd.done):
            return
        await asyncio.sleep(0.05)


def pending(interaction: Interaction) -> bool:
    """Tell whether somebody still waits."""
    return interaction.choices is None and not interaction.shown


def table(crowd: Crowd) -> list[str]:
    """Tell how long each kind took."""
    rows = ["| what | how many | acknowledged p50 / p99 s | answered p50 / p95 / p99 s | put off | never |"]
    rows += ["|---|---|---|---|---|---|"]
    for kind in ("all", *dict.fromkeys(KINDS)):
        some = [each for name, each in crowd.done if kind in ("all", name)]
        if some:
            rows.append(row(kind, some))
    return rows


def row(kind: str, interactions: list[Interaction]) -> str:
    """One line of a table; completions are acknowledged and answered in one."""
    acknowledged = [each.acknowledged for each in interactions if each.acknowledged is not None]
    answered = [each.answered for each in interactions if each.answered is not None]
    p50, p99 = np.percentile(acknowledged, [50, 99])
    times = " / ".join(f"{time:.2f}" for time in np.percentile(answered, [50, 95, 99]))
    off = sum(put_off(each) for each in interactions)
    never = sum(map(pending, interactions))
    return f"| {kind} | {len(interactions)} | {p50:.2f} / {p99:.2f} | {times} | {off} | {never} |"


def put_off(interaction: Interaction) -> bool:
    """Tell whether somebody was asked to try again."""
    return any("try again" in shown.text or "wait for" in shown.text for shown in interaction.shown)


def resident(pid: int) -> int:
    """Megabytes of memory that a process holds."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def spent(pid: int) -> float:
    """Seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
