"""The whole program, scripted from a pipe, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MATINEE_")}
    return kept | {
        "MATINEE_STORE__PATH": str(tmp_path / "films.sqlite3"),
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }


def run(
    environment: dict[str, str], typed: str, *arguments: str, cwd: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.bot.matinee", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        env=environment,
        cwd=cwd,
        timeout=60,
    )


def test_each_line_is_echoed_and_answered(environment: dict[str, str], tmp_path: Path) -> None:
    lines = [
        "/recommend a cozy comedy",
        "",
        "1",
        "5",
        "/similar inception",
        "/foo",
        "/rate alien 3.5",
        "/profile",
    ]
    done = run(environment, "\n".join(lines), "console", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    echoed = [line.removeprefix("› ") for line in done.stdout.splitlines() if line.startswith("› ")]
    assert echoed == [line for line in lines if line]
    for said in (
        "Understood: cozy · Comedy",
        "You gave Amélie (2001) 5 stars.",
        "Like Inception (2010)",
        "I don't know /foo. Did you mean /movie?",
        "You gave Alien (1979) 3.5 stars.",
        "Your taste, from 2 ratings",
    ):
        assert said in done.stdout


def test_the_terminal_speaks_the_language_of_its_locale(environment: dict[str, str], tmp_path: Path) -> None:
    shown = run({**environment, "LC_ALL": "de_AT.UTF-8"}, "/film heat 1995\n/fiml\n99\n", cwd=tmp_path).stdout
    assert "Regie: Michael Mann." in shown
    assert "/fiml kenne ich nicht. Meinst du /film?" in shown
    assert "Eine 99 gibt es hier nicht" in shown


def test_what_was_said_is_known_after_a_restart(environment: dict[str, str], tmp_path: Path) -> None:
    run(environment, "/rate alien 5\n", cwd=tmp_path)
    told = run(environment, "/history rated\n", cwd=tmp_path).stdout
    assert "Alien (1979)" in told
    assert "5 stars" in told


def test_a_file_is_imported_from_its_path(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "my ratings.csv").write_text("Name,Year,Letterboxd URI,Rating\nAlien,1979,x,4\n")
    told = run(environment, "/import 'my ratings.csv'\n/import lost.csv\n/import\n", cwd=tmp_path).stdout
    assert "Imported: one film." in told
    assert (tmp_path / "matinee-import.csv").read_text("utf-8-sig").splitlines()[1].startswith("2,Alien,1979")
    assert "lost.csv cannot be read: No such file or directory." in told
    assert "Bring your ratings" in told


def test_a_quiz_goes_on_in_another_process(environment: dict[str, str], tmp_path: Path) -> None:
    begun = run(environment, "/quiz quick\n1\n", cwd=tmp_path)
    assert "✓ A good laugh" in begun.stdout
    onward = run(environment, "/quiz\n12\n1\n1\n1\n", cwd=tmp_path)
    assert (onward.returncode, onward.stderr) == (0, "")
    for said in ("✓ A good laugh", "2 of about 4", "4 of about 4", "Your taste: Comedy ", "Picture: Bars"):
        assert said in onward.stdout
    assert "Your taste, from the quiz" in run(environment, "/profile\n", cwd=tmp_path).stdout


def test_quit_ends_it(environment: dict[str, str], tmp_path: Path) -> None:
    done = run(environment, "/quit\n/help\n", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("typed", ["", "\n  \n"])
def test_with_nothing_typed_it_shows_what_it_does_and_leaves_no_trace(
    environment: dict[str, str], tmp_path: Path, typed: str
) -> None:
    done = run(environment, typed, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("› ") == 3
    assert done.stdout.count("[1]") == 3
    assert "wrong" not in done.stdout
    assert list(tmp_path.iterdir()) == []
