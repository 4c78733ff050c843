"""A language that is none: every letter of every sentence with a mark, and all of it 40 per cent longer.

Whatever still shows bare letters was not said through a catalogue.
"""

from __future__ import annotations

import re
import string
from gettext import NullTranslations

import pytest

from bot import language as languages
from bot.language import Language

CODE = "ja"
"""It needs numbers and days; nobody translated us into Japanese."""
MARKED = str.maketrans(string.ascii_letters, "ȧƀçḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁÇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ")
LONGER = 0.4


def marked(text: str) -> str:
    """Mark a sentence and make it longer; its values stay."""
    letters = "".join(
        part if part.startswith("{") else part.translate(MARKED) for part in re.split(r"(\{\w*\})", text)
    )
    return letters + "~" * round(LONGER * len(text))


class Pseudo(NullTranslations):
    """Its catalogue."""

    def gettext(self, message: str) -> str:
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return marked(message)


def speak_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have it spoken, as `CODE`, beside the languages there are."""
    load = languages.load
    pseudo = Language(CODE, Pseudo())
    monkeypatch.setattr(languages, "SPOKEN", (*languages.SPOKEN, CODE))
    monkeypatch.setattr(languages, "load", lambda code: pseudo if code == CODE else load(code))
