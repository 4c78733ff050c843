"""Words of a request with the places they stand at, so that everything understood can point back at what said it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"\w+(?:['’&.-]\w+)*[+]?|[^\w\s]", re.UNICODE)
_BREAKS = frozenset(".!?;\n")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: as written, folded, where it stands, and which clause it belongs to."""

    text: str
    folded: str
    start: int
    end: int
    clause: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a mark."""
        return self.folded[:1].isalnum()


def fold(text: str) -> str:
    """Lower case without accents, typographic quotes made plain."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("–", "-"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def tokenise(text: str) -> tuple[Token, ...]:
    """Split text into words and marks; a clause ends at a full stop, a question or exclamation mark, ``;`` or a new line."""
    tokens: list[Token] = []
    clause = 0
    end = 0
    for match in _WORD.finditer(text):
        if "\n" in text[end : match.start()]:
            clause += 1
        word = match.group()
        tokens.append(Token(word, fold(word), match.start(), match.end(), clause))
        end = match.end()
        if word in _BREAKS:
            clause += 1
    return tuple(tokens)
