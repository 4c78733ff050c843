"""Is everything in place?"""

import base64
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.check import (
    check_bundle,
    check_database,
    check_discord,
    check_disk,
    check_permissions,
    check_token,
)
from bot.config import DiscordSettings, EngineSettings, Settings
from bot.store.migrations import migrate

ACCOUNT = base64.urlsafe_b64encode(b"123456789012345678").decode().rstrip("=")


def with_token(token: str | None) -> Settings:
    return Settings(discord=DiscordSettings(token=SecretStr(token) if token else None))


@pytest.mark.parametrize("token", [None, f"{ACCOUNT}.Gabcde.{'x' * 38}"])
def test_tokens_that_may_work(token: str | None) -> None:
    assert check_token(with_token(token)).ok


@pytest.mark.parametrize(
    "token", ["hunter2", f"{'x' * 24}.Gabcde.{'x' * 38}", ACCOUNT, f"Bot {ACCOUNT}.Gabcde.{'x' * 38}"]
)
def test_tokens_that_cannot_work(token: str) -> None:
    finding = check_token(with_token(token))
    assert not finding.ok
    assert "copy it again" in finding.says
    assert token not in finding.says


def test_a_database_that_is_not_there_yet_is_fine_and_stays_away(path: Path) -> None:
    finding = check_database(path)
    assert finding.ok
    assert "will be made" in finding.says
    assert not path.exists()


def test_a_sound_database(path: Path) -> None:
    migrate(path)
    finding = check_database(path)
    assert finding.ok
    assert "is sound, at version" in finding.says


def test_a_damaged_database(path: Path) -> None:
    migrate(path)
    content = bytearray(path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    path.write_bytes(content)
    assert not check_database(path).ok


def test_files_that_may_be_written(path: Path) -> None:
    assert check_permissions(path).ok
    migrate(path)
    assert str(path.parent) in check_permissions(path).says


def test_files_that_may_not_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate(path)
    monkeypatch.setattr("os.access", lambda place, mode: place != path)
    finding = check_permissions(path)
    assert not finding.ok
    assert "chown" in finding.says


def test_discord_without_a_token_says_what_to_set() -> None:
    [finding] = check_discord(with_token(None))
    assert not finding.ok
    assert "MATINEE_DISCORD__TOKEN" in finding.says


def test_a_full_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_disk(path).ok
    monkeypatch.setattr("bot.check.ROOM", 10**18)
    assert "make room" in check_disk(path).says


def test_a_bundle_that_is_not_there(tmp_path: Path) -> None:
    finding = check_bundle(Settings(engine=EngineSettings(bundle=tmp_path / "nowhere")))
    assert not finding.ok
    assert "nowhere" in finding.says
