"""Words that say nothing of a film, from ``plain_words.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path


def plain_words(kind: str) -> frozenset[str]:
    """Read one of the file's lists: ``fillers`` or ``themes``."""
    table = tomllib.loads(Path(__file__).with_name("plain_words.toml").read_text(encoding="utf-8"))
    return frozenset(table[kind])
