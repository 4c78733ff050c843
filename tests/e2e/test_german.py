"""A person whose Discord is German, before the whole program."""

from __future__ import annotations

import pytest

from tests.e2e.process import Process
from tests.standin import StandIn

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]


async def test_from_request_to_reason(standin: StandIn) -> None:
    ana = standin.user("ana", locale="de")
    shown = await (await ana.command("recommend", request="a cozy comedy")).answer()
    assert "Verstanden: gemütlich · Komödie" in shown.text
    assert {"Mehr", "Anpassen", "Öffnen"} <= {*shown.buttons}
    card = await (await ana.press(shown, "Öffnen")).answer()
    rated = await (await ana.press(card, "★ 4")).answer()
    assert "4 Sterne gegeben" in rated.text
    why = await (await ana.press(card, "Warum?")).answer()
    assert "dafür: wie gut er bewertet ist" in why.text


async def test_what_was_set_wins_over_discord_and_outlives_a_restart(
    standin: StandIn, matinee: Process
) -> None:
    ben = standin.user("ben", locale="de")
    settings = await (await ben.command("settings")).answer()
    await (await ben.choose(settings, ["en"], menu=2)).answer()
    await matinee.restart()
    assert "Your watchlist is empty." in (await (await ben.command("watchlist")).answer()).text
