"""The command line: help, exit codes, errors in a sentence."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MATINEE_")}
    return kept | {
        "MATINEE_STORE__PATH": str(tmp_path / "films.sqlite3"),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "200",
    }


def matinee(
    environment: dict[str, str], *arguments: str, module: str = "tests.bot.matinee"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        input="",
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(environment["MATINEE_STORE__PATH"]).parent,
        timeout=60,
    )


def test_help_names_every_command(environment: dict[str, str]) -> None:
    done = matinee(environment, "--help", module="bot")
    assert done.returncode == 0
    assert all(
        f"  {name} " in done.stdout for name in ("run", "console", "migrate", "backup", "restore", "check")
    )


def test_migrate_makes_the_database_and_says_so(environment: dict[str, str]) -> None:
    assert "0001_first" in matinee(environment, "migrate").stdout
    assert "nothing to do" in matinee(environment, "migrate").stdout


def test_a_backup_is_made_and_put_back(environment: dict[str, str], tmp_path: Path) -> None:
    missing = matinee(environment, "backup", "copy.sqlite3")
    assert (missing.returncode, "no database" in missing.stderr) == (1, True)
    matinee(environment, "migrate")
    assert "copy.sqlite3: " in matinee(environment, "backup", "copy.sqlite3").stdout
    assert "overwrites nothing" in matinee(environment, "backup", "copy.sqlite3").stderr
    restored = matinee(environment, "restore", "copy.sqlite3")
    assert (restored.returncode, "is sound" in restored.stdout) == (0, True)
    assert (tmp_path / "films.sqlite3.before-restore").exists()


@pytest.mark.parametrize(
    ("variable", "value", "code", "says"),
    [
        ("MATINEE_STORE__PAHT", "x", 2, "did you mean MATINEE_STORE__PATH?"),
        ("MATINEE_ENGINE__QUEUE", "many", 2, "Setting engine.queue"),
        ("MATINEE_CONFIG", "gone.toml", 2, "No config file gone.toml"),
        ("MATINEE_STORE__PATH", "/dev/null/films.sqlite3", 1, "cannot be opened"),
    ],
)
def test_what_is_wrong_is_a_sentence_and_an_exit_code(
    environment: dict[str, str], tmp_path: Path, variable: str, value: str, code: int, says: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bot.matinee", "migrate"],
        capture_output=True,
        text=True,
        env=environment | {variable: value},
        cwd=tmp_path,
    )
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_bundle_that_is_missing_ends_the_chat_with_a_sentence(
    environment: dict[str, str], tmp_path: Path
) -> None:
    done = matinee(
        environment | {"MATINEE_ENGINE__BUNDLE": str(tmp_path / "nowhere")}, "console", module="bot"
    )
    assert done.returncode == 1
    assert str(tmp_path / "nowhere") in done.stderr
    assert "Traceback" not in done.stderr


def test_check_finds_all_in_order(environment: dict[str, str]) -> None:
    done = matinee(environment, "check")
    assert done.returncode == 0
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [
        ["ok", "token"],
        ["ok", "database"],
        ["ok", "files"],
        ["ok", "disk"],
        ["ok", "bundle"],
    ]
    assert "16 films" in done.stdout


def test_check_says_what_to_do_and_shows_no_token(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "films.sqlite3").write_text("no database at all " * 100)
    done = matinee(environment | {"MATINEE_DISCORD__TOKEN": "my-client-secret"}, "check")
    assert done.returncode == 1
    assert "fails token" in done.stdout
    assert "Bot page" in done.stdout
    assert "fails database" in done.stdout
    assert "my-client-secret" not in done.stdout + done.stderr


def test_an_interrupted_chat_ends_without_a_traceback(environment: dict[str, str], tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.bot.matinee", "console"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=tmp_path,
    )
    with child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write("comedy\n")
        child.stdin.flush()
        while "[1]" not in child.stdout.readline():
            pass
        child.send_signal(signal.SIGINT)
        # Its input stays open: an end of it is another, quieter way to leave.
        child.wait(timeout=60)
        assert child.stderr is not None
        assert "Traceback" not in child.stderr.read()
    assert child.returncode == 130
