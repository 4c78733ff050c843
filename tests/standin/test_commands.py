from __future__ import annotations

import pytest

from tests.standin.commands import check_choices, check_commands
from tests.standin.forms import Json


def option(name: str = "title", **more: object) -> Json:
    return {"type": 3, "name": name, "description": "A film"} | more


def command(name: str = "similar", options: list[Json] | None = None, **more: object) -> Json:
    return {"name": name, "description": "Films like others", "type": 1, "options": options or []} | more


GOOD = [
    [command(options=[option(required=True), option("but")])],
    [command(), {"name": "Films like this", "type": 3}],
    [command(options=[option(choices=[{"name": "n" * 100, "value": "v" * 100}])])],
]
BAD: list[tuple[list[Json], str]] = [
    ([command("Similar")], "APPLICATION_COMMAND_INVALID_NAME"),
    ([command("like this")], "APPLICATION_COMMAND_INVALID_NAME"),
    ([command("s" * 33)], "APPLICATION_COMMAND_INVALID_NAME"),
    ([command(description="")], "BASE_TYPE_REQUIRED"),
    ([command(description="d" * 101)], "BASE_TYPE_BAD_LENGTH"),
    ([command(), command()], "APPLICATION_COMMANDS_DUPLICATE_NAME"),
    (
        [command(options=[option("but"), option(required=True)])],
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    ),
    ([command(options=[option(), option()])], "APPLICATION_COMMAND_OPTIONS_NAME_INVALID"),
    ([command(options=[option(f"o{number}") for number in range(26)])], "BASE_TYPE_BAD_LENGTH"),
    (
        [command(options=[option(autocomplete=True, choices=[{"name": "a", "value": "a"}])])],
        "APPLICATION_COMMAND_OPTIONS_CHOICES",
    ),
    ([command(f"c{number}") for number in range(101)], "BASE_TYPE_BAD_LENGTH"),
    (
        [
            command(
                options=[
                    option(f"o{n}", choices=[{"name": "x" * 100, "value": "y" * 100}] * 25) for n in "ab"
                ]
            )
        ],
        "APPLICATION_COMMAND_TOO_LARGE",
    ),
]


@pytest.mark.parametrize("commands", GOOD)
def test_good_commands_pass(commands: list[Json]) -> None:
    assert check_commands(commands) == []


@pytest.mark.parametrize(("commands", "code"), BAD)
def test_bad_commands_are_named(commands: list[Json], code: str) -> None:
    assert code in {fault.code for fault in check_commands(commands)}


def test_choices() -> None:
    choice = {"name": "Heat (1995)", "value": "6"}
    assert check_choices([choice] * 25) == []
    assert check_choices([choice] * 26)
    assert check_choices([{"name": "n" * 101, "value": "6"}])
    assert check_choices([{"name": "", "value": "6"}])
