"""Words of a request with the places they stand at, so that everything understood can point back at what said
it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"@\w+|<@!?\d+>|\w+(?:['’&.-]\w+)*[+]?|[^\w\s]", re.UNICODE)
_COMPOUND = re.compile(r"(non)-(\w+)|(\w+)-(free)", re.IGNORECASE)
_BREAKS = frozenset(".!?;\n")
_ENDING_IN_IE = frozenset(("movies", "zombies", "cookies", "hippies", "rookies", "indies"))
_TYPOGRAPHY = str.maketrans("’‘–", "''-")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: as written, folded, where it stands in the text, its clause and its place in the
    request."""

    text: str
    folded: str
    start: int
    end: int
    clause: int
    at: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word rather than a mark."""
        return self.folded[:1].isalnum()


def fold(text: str) -> str:
    """Lower case without accents, typographic quotes made plain."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


class _Aligned(dict[int, str]):
    """Each character's folded form, where that is one character too; computed once a character."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = fold(letter)
        self[code] = folded if len(folded) == 1 else letter
        return self[code]


_ALIGNED = _Aligned()


def fold_aligned(text: str) -> str:
    """Fold a text character by character, so that a place in it is the same place in the text."""
    return text.translate(_ALIGNED)


def singular(word: str) -> str:
    """Take a plural s off a folded word ("parties" → "party", "boss" stays)."""
    if word.endswith("ies") and len(word) > 4 and word not in _ENDING_IN_IE:
        return word[:-3] + "y"
    return (
        word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
    )


def tokenise(text: str) -> tuple[Token, ...]:
    """Split text into words and marks; a clause ends at a full stop, a question or exclamation mark, ``;`` or
    a new line."""
    tokens: list[Token] = []
    clause = end = 0
    for match in _WORD.finditer(text):
        clause += "\n" in text[end : match.start()]
        for start, end in _parts(match):
            word = text[start:end]
            tokens.append(Token(word, fold(word), start, end, clause, len(tokens)))
        clause += match.group() in _BREAKS
    return tuple(tokens)


def _parts(match: re.Match[str]) -> list[tuple[int, int]]:
    """Spans of the words in one run of letters: "non-violent" and "gore-free" are two, "sci-fi" is one."""
    compound = _COMPOUND.fullmatch(match.group())
    if not compound:
        return [match.span()]
    start = match.start()
    return [(start + first, start + last) for first, last in compound.regs[1:] if first >= 0]
