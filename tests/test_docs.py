"""What the documents promise is there, and what is there is in the documents."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot import metrics
from bot.config import known_keys
from bot.frontends.discord.checkup import NEEDED
from bot.frontends.discord.commands import COMMANDS
from bot.frontends.discord.menus import MENUS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md"])
OPERATORS = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
OWNERS = (ROOT / "docs" / "server-owners.md").read_text(encoding="utf-8")
UNIT = ROOT / "deploy" / "matinee.service"
COMPOSE = ROOT / "deploy" / "compose.yaml"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_every_metric_is_explained() -> None:
    for metric in metrics.REGISTRY.collect():
        assert f"`{metric.name}" in OPERATORS, metric.name


def test_every_metric_that_is_explained_is_there() -> None:
    names = {metric.name for metric in metrics.REGISTRY.collect()}
    told = {name.removesuffix("_total") for name in re.findall(r"`(matinee_\w+)", OPERATORS)}
    assert told == names


def test_every_permission_is_explained() -> None:
    for name in NEEDED.values():
        assert name in OWNERS


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"/{command.name}" in readme, command.name
    for menu in MENUS:
        assert menu.name in readme, menu.name


@pytest.mark.parametrize("file", [UNIT, COMPOSE], ids=lambda file: file.name)
def test_what_is_deployed_sets_what_there_is(file: Path) -> None:
    known = {f"MATINEE_{key.upper().replace('.', '__')}" for key in known_keys()}
    assert {*re.findall(r"MATINEE_\w+", file.read_text(encoding="utf-8"))} <= known


def test_the_unit_starts_the_bot_reloads_it_and_gives_it_time_to_stop() -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(UNIT)
    service = unit["Service"]
    assert service["ExecStart"].endswith("python -m bot run")
    assert "-HUP" in service["ExecReload"]
    assert int(service["TimeoutStopSec"]) > 8
    assert service["Restart"] == "on-failure"
    assert service["RestartPreventExitStatus"] == "2"


def commands(name: str) -> list[list[str]]:
    """The commands of one of the operators' recipes, comments left out."""
    found = re.search(rf"```sh {name}\n(.*?)```", OPERATORS, re.DOTALL)
    assert found, f"no recipe {name!r} in docs/operators.md"
    return [line.split() for line in found[1].splitlines() if line and not line.startswith("#")]


class House:
    """Two versions of Matinee beside one database: today's, and one that knows fewer migrations."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "matinee.sqlite3"
        self.old, self.new = folder / "old", folder / "new"
        for code in (self.old, self.new):
            for part in ("bot", "migrations"):
                shutil.copytree(ROOT / part, code / part, ignore=shutil.ignore_patterns("__pycache__"))
            for part in ("recommender", "tests"):
                (code / part).symlink_to(ROOT / part, target_is_directory=True)
        newest = sorted((self.old / "migrations").iterdir())[-1]
        newest.unlink()

    def follow(self, recipe: str, code: Path) -> None:
        for words in commands(recipe):
            done = self.run(code, *words)
            assert done.returncode == 0, done.stderr

    def run(self, code: Path, *words: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable if word == "python" else word for word in words]
        program = ["tests.bot.matinee" if word == "bot" else word for word in program]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MATINEE_")}
        environment |= {"MATINEE_STORE__PATH": str(self.database), "PYTHONPATH": str(code)}
        return subprocess.run(
            program, cwd=code, env=environment, capture_output=True, text=True, input="", timeout=60
        )

    def version(self) -> int:
        with closing(sqlite3.connect(self.database)) as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_upgrading_and_rolling_back_go_as_the_operators_page_says(tmp_path: Path) -> None:
    house = House(tmp_path)
    assert house.run(house.old, "python", "-m", "bot", "migrate").returncode == 0
    before = house.version()
    upgrade = commands("upgrade")
    assert upgrade[0][3] == "backup"
    house.follow("upgrade", house.new)
    assert house.version() == before + 1
    refused = house.run(house.old, "python", "-m", "bot", "migrate")
    assert refused.returncode == 1
    assert "Update Matinee" in refused.stderr
    shutil.copy(house.new / "before-upgrade.sqlite3", house.old)
    house.follow("roll-back", house.old)
    assert house.version() == before
