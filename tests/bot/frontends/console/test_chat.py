"""The chat with a person at a terminal, who types into a pipe here."""

import asyncio

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.conversations.router import Router
from bot.frontends.console import chat


async def typed(router: Router, keys: str) -> None:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys)
        async with asyncio.timeout(20):
            await chat(router, None)


async def test_a_person_asks_presses_and_leaves(router: Router, capsys: pytest.CaptureFixture[str]) -> None:
    await typed(router, "\rcozy comedy\r1\r4\r/quit\r")
    shown = capsys.readouterr().out
    assert "Matinee helps you choose a film." in shown
    assert "Understood: cozy · Comedy" in shown
    assert "You gave Amélie (2001) 4 stars." in shown


async def test_control_c_clears_the_line_and_control_d_leaves(
    router: Router, capsys: pytest.CaptureFixture[str]
) -> None:
    await typed(router, "horror\x03comedy\r\x04")
    shown = capsys.readouterr().out
    assert "For “comedy”" in shown
    assert "horror" not in shown
