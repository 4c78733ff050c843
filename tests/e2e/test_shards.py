"""Two processes over one database, each with its share of the shards."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.e2e.process import Process
from tests.standin import StandIn


async def test_what_one_process_is_told_the_other_knows(tmp_path: Path) -> None:
    async with StandIn() as standin:
        shares = [
            Process(standin, tmp_path, MATINEE_DISCORD__SHARDS="2", MATINEE_DISCORD__SHARD_IDS=ids)
            for ids in ("0", "1")
        ]
        await shares[0].start()
        await shares[1].launch()
        await standin.world.until(lambda: len(standin.gateway.live) == 2, "both shards")
        ana = standin.user("ana")
        # Direct messages are the first shard's, the server is the other's.
        places = (ana.direct, standin.channel)
        for stars, one, other in ((4, *places), (2, *reversed(places)), (5, *places)):
            await (await ana.command("rate", one, title="Inception", stars=2 * stars)).answer()
            shown = await (await ana.command("movie", other, title="Inception")).answer()
            assert f"You gave it {stars} stars." in shown.text
        codes = await asyncio.gather(*(process.stop() for process in shares))
    assert [session.shard for session in standin.gateway.sessions.values()] == [0, 1]
    assert codes == [0, 0]
    assert standin.refusals == []
