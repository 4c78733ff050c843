"""What an operator sees of a running bot: numbers, and a log that tells on nobody."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import aiohttp

from tests.e2e.process import Process
from tests.standin import StandIn
from tests.standin.payloads import BOT_ID


def free_port() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return str(taken.getsockname()[1])


async def test_numbers_are_served_to_this_machine(tmp_path: Path) -> None:
    port = free_port()
    async with StandIn() as standin, aiohttp.ClientSession() as session:
        matinee = Process(standin, tmp_path, MATINEE_METRICS__PORT=port)
        await matinee.start()
        await (await standin.user("ana").command("help")).answer()
        async with session.get(f"http://127.0.0.1:{port}/metrics") as answer:
            lines = (await answer.text()).splitlines()
        assert await matinee.stop() == 0
    assert 'matinee_answers_total{action="help",outcome="answered"} 1.0' in lines
    assert "matinee_acknowledged_seconds_count 1.0" in lines
    assert "matinee_engine_restarts_total 0.0" in lines


async def test_the_log_has_a_reference_a_line_and_nothing_of_what_people_write(tmp_path: Path) -> None:
    async with StandIn() as standin:
        matinee = Process(
            standin,
            tmp_path,
            MATINEE_LOG__LEVEL="debug",
            MATINEE_LOG__FORMAT="json",
            MATINEE_ENGINE__TIMEOUT="1",
        )
        await matinee.start()
        ana = standin.user("ana-the-person")
        for wish in ("a gloopy hamster", "gloopy, please fail", "gloopy, please die", "gloopy, please hang"):
            await (await ana.command("recommend", request=wish)).answer()
        await standin.next_message(await ana.say(f"<@{BOT_ID}> gloopy too"))
        await ana.complete("movie", "title", "gloopy")
        assert await matinee.stop() == 0
    text = matinee.log.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert "gloopy" not in text
    assert "ana-the-person" not in text
    assert str(ana.id) not in text
    assert len([line for line in lines if line["event"] == "answered"]) == 5
    assert all("ref" in line for line in lines if line["event"] == "answered" or "frames" in line)
