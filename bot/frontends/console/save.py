"""A screen's files, saved where the chat was started."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.conversations.screen import File, Screen
from recommender.phrases import Phrase, say


def save(screen: Screen, folder: Path) -> Iterator[Phrase]:
    """Save each file of a screen, and say where, or why that failed; nothing is overwritten."""
    for file in screen.blocks:
        if isinstance(file, File):
            try:
                yield say("Saved as {path}", path=str(_save(file, folder)))
            except OSError as error:
                yield say(
                    "{file} could not be saved in {folder}: {why}. Start me elsewhere.",
                    file=file.name,
                    folder=str(folder),
                    why=error.strerror or "",
                )


def _save(file: File, folder: Path, copy: int = 1) -> Path:
    wanted = Path(file.name)
    path = folder / (wanted.name if copy == 1 else f"{wanted.stem}-{copy}{wanted.suffix}")
    try:
        # Private: it says what somebody likes.
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return _save(file, folder, copy + 1)
    path.write_bytes(file.content)
    return path
