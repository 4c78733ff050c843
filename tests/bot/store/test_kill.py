"""A process killed while ratings stream in loses none that it acknowledged."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

STREAM = """
import asyncio, sys
from pathlib import Path
from bot.store.records import Kind, NewSignal
from bot.store.store import open_store

async def main():
    async with open_store(Path(sys.argv[1])) as store:
        async def writer(user_id):
            for item_id in range(1_000_000):
                await store.signals.add(user_id, NewSignal(item_id, Kind.RATING, 4, "button"))
                print(user_id, item_id, flush=True)
        await asyncio.gather(*(writer(user_id) for user_id in range(8)))

asyncio.run(main())
"""


def test_nothing_acknowledged_is_lost(path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", STREAM, str(path)], stdout=subprocess.PIPE, text=True)
    with child:
        assert child.stdout is not None
        acknowledged = [child.stdout.readline() for _ in range(200)]
        child.kill()
        acknowledged += child.stdout.readlines()
    whole = {tuple(map(int, line.split())) for line in acknowledged if line.endswith("\n")}
    with closing(sqlite3.connect(path)) as connection:
        stored = set(connection.execute("SELECT user_id, item_id FROM signals"))
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(whole) >= 200
    assert whole <= stored
