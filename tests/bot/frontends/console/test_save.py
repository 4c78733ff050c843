"""Files of a screen land where the chat was started."""

from pathlib import Path

import pytest

from bot.conversations.router import Router
from bot.conversations.screen import File, Heading, Screen
from bot.frontends.console import chat
from bot.frontends.console.save import save

SCREEN = Screen((Heading("Yours"), File(b"{}", "matinee.json"), File(b"film", "matinee.csv")))


def test_files_are_saved_for_their_person_alone_and_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "matinee.csv").write_text("mine")
    said = list(save(SCREEN, tmp_path))
    assert said == [f"Saved as {tmp_path / 'matinee.json'}", f"Saved as {tmp_path / 'matinee-2.csv'}"]
    assert (tmp_path / "matinee.csv").read_text() == "mine"
    assert (tmp_path / "matinee-2.csv").read_bytes() == b"film"
    assert (tmp_path / "matinee.json").stat().st_mode & 0o077 == 0


def test_a_file_stays_in_the_folder_whatever_its_name(tmp_path: Path) -> None:
    list(save(Screen((File(b"", "../../out.csv"),)), tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["out.csv"]


def test_where_nothing_can_be_saved_that_is_said(tmp_path: Path) -> None:
    assert "could not be saved" in next(save(SCREEN, tmp_path / "missing"))


async def test_a_download_in_the_chat_is_saved(
    router: Router, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    await chat(router, ["/rate #6 4.5", "/privacy", "1"])
    assert (tmp_path / "matinee.csv").read_bytes().count(b"Heat") == 1
    assert "Saved as" in capsys.readouterr().out
