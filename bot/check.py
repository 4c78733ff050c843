"""``python -m bot check``: is everything in place, and if not, what to do."""

from __future__ import annotations

import asyncio
import base64
import binascii
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.app import load_engine
from bot.config import Settings
from bot.errors import ConfigError, StoreError
from bot.store.health import examine
from recommender.errors import RecommenderError

ROOM = 200_000_000
"""Bytes that should be free where the database lies."""
_TOKEN = re.compile(r"(?P<account>[\w-]{18,})\.[\w-]{6,}\.[\w-]{27,}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    ok: bool
    says: str


def check(settings: Settings) -> Iterator[Finding]:
    """Look at the token, the database, its permissions, the disk and the bundle, in that order."""
    yield check_token(settings)
    yield check_database(settings.store.path)
    yield check_permissions(settings.store.path)
    yield check_disk(settings.store.path)
    yield check_bundle(settings)


def check_token(settings: Settings) -> Finding:
    """Tell whether the token looks like one; Discord is not asked."""
    token = settings.discord.token
    if token is None:
        return Finding("token", True, "none: Matinee will talk in the terminal")
    match = _TOKEN.fullmatch(token.get_secret_value().strip())
    if match and _account(match["account"]):
        return Finding("token", True, "looks like a Discord bot's token")
    advice = "copy it again from the Bot page of your application, not the public key or client secret"
    return Finding("token", False, f"does not look like a Discord bot's token: {advice}")


def check_database(path: Path) -> Finding:
    """Tell whether the database can be opened, is sound, and which version it has."""
    try:
        return Finding("database", True, examine(path))
    except StoreError as error:
        return Finding("database", False, str(error))


def check_permissions(path: Path) -> Finding:
    """Tell whether whoever runs this may write the database, and make files beside it."""
    folder = _folder(path)
    for place in (path, folder):
        if place.exists() and not os.access(place, os.W_OK):
            advice = f"give it to whoever runs Matinee: chown -R USER {folder}"
            return Finding("files", False, f"{place} cannot be written: {advice}")
    return Finding("files", True, f"may be written in {folder}")


def check_discord(settings: Settings) -> Iterator[Finding]:
    """Ask Discord whether the token is good, and in which servers a permission is missing."""
    # Imported here: only this check needs it.
    from bot.frontends.discord.checkup import check_up

    try:
        for ok, says in asyncio.run(check_up(settings.discord)):
            yield Finding("discord", ok, says)
    except ConfigError as error:
        yield Finding("discord", False, str(error))


def check_disk(path: Path) -> Finding:
    """Tell whether there is room where the database lies."""
    folder = _folder(path)
    free = shutil.disk_usage(folder).free
    says = f"{free / 1e9:.1f} GB free at {folder}"
    return Finding("disk", True, says) if free > ROOM else Finding("disk", False, f"only {says}: make room")


def check_bundle(settings: Settings) -> Finding:
    """Tell whether the bundle loads."""
    try:
        engine = load_engine(settings.engine)
    except RecommenderError as error:
        return Finding("bundle", False, str(error))
    return Finding("bundle", True, f"{len(engine.catalog):,} films")


def _folder(path: Path) -> Path:
    """Name the folder that a file is in, or the nearest above it that there is."""
    return next(folder for folder in (path.absolute(), *path.absolute().parents) if folder.is_dir())


def _account(text: str) -> bool:
    """Tell whether a token's first part is an account's id in base 64, as Discord's are."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").isdecimal()
    except (binascii.Error, UnicodeDecodeError):
        return False
