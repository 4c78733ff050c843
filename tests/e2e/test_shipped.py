"""``python -m bot run`` as it ships: the real engine on the shipped bundle, before Discord."""

from __future__ import annotations

from pathlib import Path

import pytest

from recommender.bundle import MANIFEST, SHIPPED
from tests.e2e.process import PROGRAM, Process
from tests.standin import StandIn
from tests.standin.shown import Shown

pytestmark = pytest.mark.skipif(
    not (SHIPPED / MANIFEST).exists(), reason=f"no bundle in {SHIPPED}: build it first"
)


def films(shown: Shown) -> set[str]:
    return {custom_id.split(":")[2] for custom_id in shown.custom_ids if ":movie:" in custom_id}


async def test_real_films_from_request_to_rating(tmp_path: Path) -> None:
    async with StandIn() as standin:
        matinee = Process(standin, tmp_path, PROGRAM)
        await matinee.start()
        ana = standin.user("ana")
        try:
            first = await (await ana.command("recommend", request="a cozy romcom")).answer()
            opened = await (await ana.press(first, "Open")).answer()
            rated = await (await ana.press(opened, "★ 5")).answer()
            again = await (await ana.command("recommend", request="a cozy romcom")).answer()
            choices = await ana.complete("similar", "title", "heat")
            value = next(
                choice["value"] for choice in choices if choice["name"] == "Heat (1995) · Michael Mann"
            )
            similar = await (await ana.command("similar", title=value)).answer()
        finally:
            code = await matinee.stop()
        log = matinee.log.read_text(encoding="utf-8")
    assert len(films(first)) == 5
    assert "5 stars" in rated.text
    assert films(again) - films(first), "the next answer has the rating in it"
    assert "Like Heat (1995)" in similar.text
    assert standin.refusals == []
    assert code == 0
    assert "[error" not in log, log
