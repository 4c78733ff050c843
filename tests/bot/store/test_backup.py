"""A backup made while the store is in use, and the drill of putting it back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import NewerDatabaseError, StoreBusyError, StoreError
from bot.store.backup import ASIDE, back_up, restore
from bot.store.records import Kind, NewSignal
from bot.store.store import Store, open_store

GONE = 0x0123_4567_89AB_CDEF


def rating(item_id: int) -> NewSignal:
    return NewSignal(item_id, Kind.RATING, 4, "card")


def files(folder: Path) -> list[str]:
    return [file.name for file in folder.glob("*") if file.is_file()]


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 6 : 4096 * 20] = b"\xff" * (4096 * 14)
    path.write_bytes(content)


async def rated(path: Path, user_id: int = 1) -> list[int]:
    async with open_store(path) as store:
        return [signal.item_id for signal in await store.signals.standing(user_id)]


async def test_the_drill(path: Path, tmp_path: Path) -> None:
    async with open_store(path) as store:
        await store.signals.add(1, rating(6))
        assert "sound" in back_up(path, tmp_path / "copies" / "monday.sqlite3")
        await store.signals.add(1, rating(7))
    assert "sound" in restore(path, tmp_path / "copies" / "monday.sqlite3")
    assert await rated(path) == [6]
    assert await rated(path.with_name(path.name + ASIDE)) == [6, 7]


async def test_a_backup_is_of_one_moment_and_one_file(store: Store, path: Path, tmp_path: Path) -> None:
    await store.signals.add(1, rating(6))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO users (user_id, first_seen) VALUES (9, 0)")
        back_up(path, tmp_path / "b.sqlite3")
        other.execute("COMMIT")
    with closing(sqlite3.connect(tmp_path / "b.sqlite3")) as copy:
        assert copy.execute("SELECT user_id FROM users").fetchall() == [(1,)]
    assert files(tmp_path) == ["b.sqlite3"]


async def test_a_backup_made_after_a_deletion_has_nothing_of_who_was_deleted(
    store: Store, path: Path, tmp_path: Path
) -> None:
    for user_id in (GONE, 1):
        await store.signals.add(user_id, rating(6))
    await store.people.erase(GONE)
    back_up(path, tmp_path / "b.sqlite3")
    assert GONE.to_bytes(8, "big") not in (tmp_path / "b.sqlite3").read_bytes()


async def test_a_backup_overwrites_nothing(store: Store, path: Path, tmp_path: Path) -> None:
    (tmp_path / "b.sqlite3").write_text("mine")
    with pytest.raises(StoreError, match="overwrites nothing"):
        back_up(path, tmp_path / "b.sqlite3")
    assert (tmp_path / "b.sqlite3").read_text() == "mine"


def test_nothing_to_back_up_says_so(path: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database"):
        back_up(path, tmp_path / "b.sqlite3")
    assert not path.exists()


async def test_a_place_that_cannot_be_written_leaves_nothing_behind(store: Store, path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        back_up(path, path / "b.sqlite3")


async def test_a_database_in_use_is_not_replaced(store: Store, path: Path, tmp_path: Path) -> None:
    await store.signals.add(1, rating(6))
    back_up(path, tmp_path / "b.sqlite3")
    with pytest.raises(StoreBusyError, match="Stop Matinee"):
        restore(path, tmp_path / "b.sqlite3")
    await store.signals.add(1, rating(7))
    assert [signal.item_id for signal in await store.signals.standing(1)] == [6, 7]


async def test_only_a_sound_backup_is_put_back(path: Path, tmp_path: Path) -> None:
    backup = tmp_path / "b.sqlite3"
    with pytest.raises(StoreError, match="no backup"):
        restore(path, backup)
    backup.write_bytes(b"SQLite format 3\0" + b"x" * 4096)
    with pytest.raises(StoreError, match="not a sound database"):
        restore(path, backup)
    with closing(sqlite3.connect(tmp_path / "newer.sqlite3")) as newer:
        newer.execute("PRAGMA user_version = 999")
    with pytest.raises(NewerDatabaseError):
        restore(path, tmp_path / "newer.sqlite3")
    assert files(path.parent) == []


async def test_a_damaged_database_is_told_at_the_start_and_gives_way_to_a_backup(
    path: Path, tmp_path: Path
) -> None:
    async with open_store(path) as store:
        await store.signals.add_all(1, [(rating(item_id), None) for item_id in range(1, 500)])
        back_up(path, tmp_path / "b.sqlite3")
    damage(path)
    with pytest.raises(StoreError, match="bot restore BACKUP"):
        await rated(path)
    restore(path, tmp_path / "b.sqlite3")
    assert len(await rated(path)) == 499
