"""Titles as plain text: folded for ids, made comparable across spellings, scripts and accents."""

from __future__ import annotations

import re
import unicodedata

NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
APOSTROPHES = re.compile(r"['’‘ʻ`´]")
NOT_WORD = re.compile(r"[\W_]+")
ARTICLES = (
    "The|An?|L[aeo]|Les|L'|Une?|Una|El|Los|Las|Il|I|Gli|Der|Die|Das|Eine?|De|Het|De[nt]|En|Ett|Os?|Uma?"
)
INVERTED = re.compile(rf"^(?P<rest>.+), ?(?P<article>{ARTICLES})$")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
"""Letters that Unicode does not take apart into a base and an accent."""


def fold(text: str) -> str:
    """Fold to lower-case ASCII words: "Amélie!" → "amelie". Letters of other scripts vanish.

    Ids of films without a number of their own are made from this, so it must never change.
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return NOT_ASCII_WORD.sub(" ", ascii_text).strip()


def comparable(text: str) -> str:
    """Reduce to lower-case words of any script, without accents, apostrophes and punctuation; "&" is "and".

    >>> comparable("Schindler's List & Amélie")
    'schindlers list and amelie'
    """
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in letters if not unicodedata.combining(letter))
        text = text.casefold().translate(LETTERS)
    words = APOSTROPHES.sub("", text.lower().replace("&", " and "))
    return NOT_WORD.sub(" ", words).strip()


def natural_order(title: str) -> str:
    """Put a trailing article back in front: "Matrix, The" → "The Matrix", "Avventura, L'" → "L'Avventura"."""
    found = INVERTED.match(title)
    if not found:
        return title
    article, rest = found["article"], found["rest"]
    return f"{article}{rest}" if article.endswith("'") else f"{article} {rest}"
