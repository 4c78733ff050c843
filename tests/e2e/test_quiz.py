"""The quiz before Discord's stand-in, the bot killed between any two presses."""

from __future__ import annotations

import pytest

from tests.e2e.process import Process
from tests.standin import StandIn

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.usefixtures("matinee")]


async def test_a_quiz_goes_on_whenever_the_bot_was_killed(standin: StandIn, matinee: Process) -> None:
    ana = standin.user("ana")
    shown = await (await ana.command("quiz", length="quick")).answer()
    assert shown.ephemeral
    shown = await (await ana.choose(shown, ["scare", "laugh"])).answer()
    assert [option["value"] for option in shown.selects[0]["options"] if option.get("default")] == [
        "laugh",
        "scare",
    ]
    for label in ("Next", "A", "Back", "I don't know these", "Both", "Neither"):
        await matinee.kill()
        await matinee.start()
        shown = await (await ana.press(shown, label)).answer()
    assert "4 of about 4" in shown.text
    shown = await (await ana.press(shown, "Finish now")).answer()
    assert "Your taste: " in shown.text
    assert {"Seen some of these", "New ten", "How I got this", "Share"} <= {*shown.buttons}
    assert shown.files


async def test_a_result_is_shared_when_asked(standin: StandIn) -> None:
    cleo = standin.user("cleo")
    shown = await (await cleo.command("quiz")).answer()
    shown = await (await cleo.press(shown, "Finish now")).answer()
    shared = await (await cleo.press(shown, "Share")).answer()
    assert not shared.ephemeral
    assert shared.text.startswith("### A taste in films: ")
