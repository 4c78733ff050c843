"""Catalogues of sentences kept in step with the code: gathered from it, merged into each .po, checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pyarrow.parquet as pq
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from discord import app_commands

from bot.frontends.console.commands import COMMANDS as TYPED
from bot.frontends.discord.commands import COMMANDS
from bot.frontends.discord.menus import MENUS
from bot.language import FOLDER
from recommender import catalog_schema as schema
from recommender.bundle import SHIPPED
from recommender.catalog import GENRES
from recommender.notes import mood_vocabulary
from recommender.request.directions import COMPARATIVES, QUALITIES
from recommender.request.lexicon import default_lexicon

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "recommender")
METHODS = [("**_commands.py", "ignore"), ("**.py", "python")]
"""What command lines say stays English, and is said by another function of that name."""
KEYWORDS = {"say": (1,), "counted": (1, 2)}
WIDTH = 110
COMMON = 20
"""Films that a country must have for every language to have a word for it."""
VOCABULARY = "vocabulary"
"""Where words are that data brings; a catalogue keeps those that the data of today does not bring."""
UNSHOWN = {"person", "content", "without", "of_oneself", "embarrassing"}
"""Kinds of what a phrase means whose own words no chip shows."""

Texts = str | tuple[str, ...] | list[str] | None


def catalogues() -> list[Path]:
    """List the catalogues there are."""
    return sorted(FOLDER.glob("*.po"))


def gather() -> Catalog:
    """Gather every sentence and word that the code says."""
    found = Catalog()
    for file, texts in sentences():
        found.add(texts, locations=[(file, 0)])
    for word in vocabulary():
        found.add(word, locations=[(VOCABULARY, 0)])
    for about, word in command_words():
        found.add(word, locations=[("commands", 0)], context=about)
    return found


@cache
def sentences() -> tuple[tuple[str, str | tuple[str, ...]], ...]:
    """List the sentences that the code says, each with its file and, where it has one, its plural."""
    return tuple(
        (f"{package}/{file}", texts)
        for package in PACKAGES
        for file, _, texts, _, _ in extract_from_dir(ROOT / package, METHODS, keywords=KEYWORDS)
    )


@cache
def vocabulary() -> tuple[str, ...]:
    """List the words that data brings: genres, moods, the wishes a request can hold, and common countries."""
    wishes = [meaning.label for meaning in default_lexicon().meanings if meaning.kind not in UNSHOWN]
    told = pq.ParquetFile(SHIPPED / schema.FILE).read(columns=[schema.COUNTRIES])
    films = Counter(name for names in told.column(0).to_pylist() for name in names or ())
    countries = [name for name, count in films.items() if count >= COMMON]
    return tuple(
        sorted(
            {
                *GENRES,
                *map(str.lower, GENRES),
                *wishes,
                *COMPARATIVES,
                *QUALITIES,
                *mood_vocabulary(),
                *countries,
            }
        )
    )


def command_words() -> Iterator[tuple[str, str]]:
    """Name commands, their options and their choices, each with what it is."""
    yield from (("command", menu.name) for menu in MENUS)
    yield from (("command", name.removeprefix("/")) for name in TYPED)
    for command in COMMANDS:
        yield from _words_of(command)


def _words_of(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> Iterator[tuple[str, str]]:
    yield "command", command.name
    if isinstance(command, app_commands.Group):
        for each in command.commands:
            yield from _words_of(each)
        return
    for option in command.parameters:
        yield "option", option.display_name
        yield from (("choice", choice.name) for choice in option.choices if choice.name.isalpha())


def update(path: Path) -> None:
    """Merge what the code says now into a catalogue; what is new there waits for its translation."""
    catalogue, said = _read(path), gather()
    for message in catalogue:
        if any(place == VOCABULARY for place, _ in message.locations):
            said.add(message.id, locations=[(VOCABULARY, 0)])
    said.creation_date = catalogue.creation_date
    catalogue.update(said, no_fuzzy_matching=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, sort_by_file=True, include_lineno=False, ignore_obsolete=True)


def gaps(path: Path) -> Iterator[str]:
    """Tell the sentences that a catalogue lacks, is unsure of, or says with other values than the English."""
    catalogue = _read(path)
    for message in gather():
        if not message.id:
            continue
        there = catalogue.get(message.id, message.context)
        sentence = repr(_texts(message.id)[-1])
        if there is None or there.fuzzy or not all(_texts(there.string)):
            yield f"{path.name} does not say {sentence}"
        elif any(_values(text) - _values(sentence) for text in _texts(there.string)) or (
            _values(_texts(there.string)[-1]) != _values(sentence)
        ):
            yield f"{path.name} has other values in {sentence}"


def _texts(text: Texts) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, path.stem)
