"""Titles as plain text: folded for comparing, taken apart into words and year."""

from __future__ import annotations

import re
import unicodedata

NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Fold to lower-case ASCII words: "Amélie!" → "amelie". Letters of other scripts vanish.

    Ids of films without a number of their own are made from this, so it must never change.
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return NOT_ASCII_WORD.sub(" ", ascii_text).strip()
