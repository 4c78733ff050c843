"""The limits of application commands and of autocompletion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.standin.forms import Fault, Json, check_length, length

CHAT_INPUT = 1
MESSAGE_MENU = 3
USER_OPTION = 6
NAME = re.compile(r"[-_'\w]{1,32}")
MAX_COMMANDS = 100
MAX_TEXT = 8000
"""Names, descriptions and values of one command together."""

Path = tuple[str, ...]


def check_commands(commands: list[Json]) -> list[Fault]:
    """List all that Discord would refuse in a bulk overwrite."""
    faults: list[Fault] = []
    if len(commands) > MAX_COMMANDS:
        faults.append(Fault(("commands",), "BASE_TYPE_BAD_LENGTH", f"At most {MAX_COMMANDS} commands."))
    names = [(command.get("type", CHAT_INPUT), command["name"]) for command in commands]
    for number, command in enumerate(commands):
        faults += _check_command(command, (str(number),))
        if names.count(names[number]) > 1:
            text = "Application command names must be unique"
            faults.append(Fault((str(number), "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", text))
    return faults


def check_choices(choices: list[Json]) -> list[Fault]:
    """List what is wrong with the choices an autocompletion answers with."""
    faults: list[Fault] = []
    if len(choices) > 25:
        faults.append(Fault(("data", "choices"), "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."))
    for number, choice in enumerate(choices):
        faults += _check_choice(choice, ("data", "choices", str(number)))
    return faults


def _check_command(command: Json, path: Path) -> Iterator[Fault]:
    if command.get("type", CHAT_INPUT) == CHAT_INPUT:
        yield from _check_named(command, path)
        yield from _check_options(command.get("options", []), (*path, "options"))
    else:
        for place, name in _said(command, "name"):
            yield from check_length((*path, place), name, 1, 32)
    if sum(_texts(command)) > MAX_TEXT:
        yield Fault(path, "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MAX_TEXT})")


def _check_named(thing: Json, path: Path) -> Iterator[Fault]:
    for place, name in _said(thing, "name"):
        if not NAME.fullmatch(name) or name != name.lower():
            yield Fault((*path, place), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    for place, description in _said(thing, "description"):
        yield from check_length((*path, place), description, 1, 100)


def _check_options(options: list[Json], path: Path) -> Iterator[Fault]:
    if len(options) > 25:
        yield Fault(path, "BASE_TYPE_BAD_LENGTH", "Must be 25 or fewer in length.")
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        text = "Required options must be placed before non-required options"
        yield Fault(path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text)
    if len({option["name"] for option in options}) < len(options):
        yield Fault(path, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
    for number, option in enumerate(options):
        place = (*path, str(number))
        yield from _check_named(option, place)
        if option.get("choices") and option.get("autocomplete"):
            yield Fault(place, "APPLICATION_COMMAND_OPTIONS_CHOICES", "Choices exclude autocompletion.")
        for index, choice in enumerate(option.get("choices", [])):
            yield from _check_choice(choice, (*place, "choices", str(index)))
        yield from _check_options(option.get("options", []), (*place, "options"))


def _check_choice(choice: Json, path: Path) -> Iterator[Fault]:
    for place, name in _said(choice, "name"):
        yield from check_length((*path, place), name, 1, 100)
    if isinstance(choice["value"], str):
        yield from check_length((*path, "value"), choice["value"], 1, 100)


def _said(thing: Json, key: str) -> Iterator[tuple[str, Any]]:
    """List a text and what it is in other languages, each with its place."""
    yield key, thing.get(key)
    for locale, text in (thing.get(f"{key}_localizations") or {}).items():
        yield f"{key}_localizations.{locale}", text


def _texts(thing: Any) -> Iterator[int]:
    if isinstance(thing, dict):
        texts = (thing.get(key) for key in ("name", "description", "value"))
        yield from (length(text) for text in texts if isinstance(text, str))
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from _texts(value)
