"""The languages Matinee speaks: English, and those with a catalogue in ``bot/locale``.

A catalogue is read from its .po file when it is first wanted (60 ms, once), so none can be stale.
"""

from __future__ import annotations

import os
import re
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from recommender.phrases import Phrase, Value, upper_first

FOLDER = Path(__file__).with_name("locale")
ENGLISH = "en"
SPOKEN = (ENGLISH, *sorted(path.stem for path in FOLDER.glob("*.po")))
"""Codes of the languages there are."""

T = TypeVar("T")


class Language:
    """Says phrases in one language.

    Parameters
    ----------
    code : ISO 639-1; numbers, days and lists are written as is usual there
    catalogue : the sentences, by what they are in English
    """

    def __init__(self, code: str, catalogue: NullTranslations) -> None:
        self.code = code
        self._catalogue = catalogue

    def text(self, text: str) -> str:
        """Say a phrase; text that is none stays as it is."""
        if not isinstance(text, Phrase):
            return text
        template = self._template(text)
        said = template.format(**{name: self._value(value) for name, value in text.values.items()})
        return upper_first(said) if text.capital else said

    def word(self, word: str, about: str) -> str:
        """Say a single word that means different things, by what it is about."""
        return self._catalogue.pgettext(about, word)

    def all(self, thing: T) -> T:
        """Say every phrase in a screen, or in whatever else is made of tuples and frozen dataclasses."""
        return self._all(thing)

    def _all(self, thing: Any) -> Any:
        if isinstance(thing, str):
            return self.text(thing)
        if isinstance(thing, tuple):
            return tuple(map(self._all, thing))
        if is_dataclass(thing) and not isinstance(thing, type):
            said = {
                field.name: self._all(getattr(thing, field.name)) for field in fields(thing) if field.init
            }
            return replace(thing, **said)
        return thing

    def _template(self, phrase: Phrase) -> str:
        if phrase.plural:
            count = phrase.values["count"]
            # Halves of a star are more than one of anything.
            number = count if isinstance(count, int) else 2
            return self._catalogue.ngettext(phrase.template, phrase.plural, number)
        # Under the empty sentence a catalogue keeps notes on itself.
        return self._catalogue.gettext(phrase.template) if phrase.template else ""

    def _value(self, value: Value) -> str:
        if isinstance(value, str):
            return self.text(value)
        # Here and below: only other languages than English need what takes 25 ms to import.
        from babel import dates, lists, numbers

        if isinstance(value, float):
            return numbers.format_decimal(value, "#,##0.0", locale=self.code)
        if isinstance(value, int):
            return numbers.format_decimal(value, locale=self.code)
        if isinstance(value, date):
            return dates.format_skeleton("MMMMd", value, locale=self.code)
        return lists.format_list([self.text(each) for each in value], locale=self.code)


class English(Language):
    """Leaves phrases as they were written."""

    def __init__(self) -> None:
        super().__init__(ENGLISH, NullTranslations())

    def text(self, text: str) -> str:
        """Return a phrase."""
        return text

    def all(self, thing: T) -> T:
        """Return a screen."""
        return thing


def language(locale: str) -> Language:
    """Choose the language for a locale such as ``de`` or ``en-GB``; English where we speak no other."""
    code = re.split(r"[-_.]", locale)[0].lower()
    return load(code if code in SPOKEN else ENGLISH)


def locale_here() -> str:
    """Tell the locale that the environment asks for: LC_ALL, LC_MESSAGES or LANG, as of old."""
    return next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), ENGLISH)


@cache
def load(code: str) -> Language:
    """Load one of the languages spoken, once."""
    return English() if code == ENGLISH else Language(code, read_catalogue(FOLDER / f"{code}.po"))


def read_catalogue(path: Path) -> NullTranslations:
    """Read a .po file; entries marked fuzzy count as missing."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, path.stem))
    compiled.seek(0)
    return GNUTranslations(compiled)
