"""A screen's files, saved where the chat was started."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.conversations.screen import File, Screen


def save(screen: Screen, folder: Path) -> Iterator[str]:
    """Save each file of a screen, and say where, or why that failed; nothing is overwritten."""
    for file in screen.blocks:
        if isinstance(file, File):
            try:
                yield f"Saved as {_save(file, folder)}"
            except OSError as error:
                yield f"{file.name} could not be saved in {folder}: {error.strerror}. Start me elsewhere."


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
