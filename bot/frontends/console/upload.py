"""A file of this machine, named in the terminal."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.conversations.imports import Upload
from bot.errors import PersonError
from recommender.phrases import say


async def upload_of(named: str) -> Upload:
    """Look at a file; quotes around its path, as a terminal puts them, are no part of it.

    Raises
    ------
    PersonError
        If it is not there, or no file.
    """
    path = _path(named)

    async def read() -> bytes:
        return await asyncio.to_thread(_read, path)

    return Upload(path.name, await asyncio.to_thread(_size, path), read)


def _path(named: str) -> Path:
    return Path(named.strip().strip("'\"")).expanduser()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> PersonError:
    return PersonError(say("{path} cannot be read: {why}.", path=str(path), why=error.strerror or "?"))
