"""The database under many hands, and under trouble."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreBusyError, StoreError, StoreFullError, StoreReadOnlyError
from bot.store.database import Database
from bot.store.records import Kind, NewSignal
from bot.store.store import Store, open_store


def rating(item_id: int) -> NewSignal:
    return NewSignal(item_id, Kind.RATING, 4, "button")


async def test_fifty_writers_at_once_lose_nothing(store: Store) -> None:
    async def write(user_id: int) -> None:
        for item_id in range(1, 11):
            await store.signals.add(user_id, rating(item_id))

    await asyncio.gather(*(write(user_id) for user_id in range(1, 51)))
    for user_id in range(1, 51):
        signals = await store.signals.standing(user_id)
        assert [signal.item_id for signal in signals] == list(range(1, 11))


async def test_two_stores_on_one_file_lose_nothing(path: Path) -> None:
    async with open_store(path) as first, open_store(path) as second:
        stores = enumerate((first, second))
        await asyncio.gather(
            *(each.signals.add(1, rating(2 * n + at)) for at, each in stores for n in range(25))
        )
        assert len(await first.signals.recent(1, limit=100)) == 50


async def test_reads_do_not_wait_for_a_write(store: Store, path: Path) -> None:
    await store.signals.add(1, rating(1))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(await store.signals.standing(1)) == 1


async def write_and_hang(database: Database, written: asyncio.Event) -> None:
    async with database.transaction() as connection:
        await connection.execute("INSERT INTO users (user_id, first_seen) VALUES (1, 0)")
        written.set()
        await asyncio.Event().wait()


async def write_and_fail(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("INSERT INTO users (user_id, first_seen) VALUES (1, 0)")
        raise ZeroDivisionError


async def test_a_failing_write_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        await write_and_fail(database)
    assert await database.rows("SELECT * FROM users") == []


async def test_a_cancelled_write_leaves_nothing_and_the_next_goes_on(database: Database) -> None:
    written = asyncio.Event()
    task = asyncio.create_task(write_and_hang(database, written))
    await written.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with database.transaction() as connection:
        await connection.execute("INSERT INTO users (user_id, first_seen) VALUES (2, 0)")
    assert [row["user_id"] for row in await database.rows("SELECT user_id FROM users")] == [2]


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StoreReadOnlyError):
        await database.rows("INSERT INTO users (user_id, first_seen) VALUES (1, 0)")


async def test_a_locked_database_says_so_and_works_afterwards(path: Path) -> None:
    async with open_store(path, busy_timeout=0.01) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreBusyError, match="try again in a moment"):
                await store.signals.add(1, rating(1))
        await store.signals.add(1, rating(1))
        assert len(await store.signals.standing(1)) == 1


async def test_a_full_disk_says_so_and_loses_nothing_acknowledged(database: Database) -> None:
    store = Store(database)
    acknowledged: list[int] = []
    async with database.transaction() as connection:
        await connection.execute("PRAGMA max_page_count = 40")

    async def fill() -> None:
        while True:
            await store.signals.add(1, rating(len(acknowledged)))
            acknowledged.append(len(acknowledged))

    with pytest.raises(StoreFullError, match="make room and try again"):
        await fill()
    assert acknowledged
    assert [signal.item_id for signal in await store.signals.standing(1)] == acknowledged


async def test_a_database_that_cannot_be_written_says_so(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreReadOnlyError, match="cannot be written"):
        await Store(database).signals.add(1, rating(1))


async def test_a_folder_in_the_place_of_the_database_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        await Database.open(tmp_path)


async def test_a_file_in_the_place_of_the_folder_says_so(path: Path) -> None:
    path.parent.write_text("in the way")
    with pytest.raises(StoreError, match="cannot be opened"):
        await Database.open(path)


@pytest.mark.parametrize(("kind", "value"), [(Kind.RATING, 4.3), (Kind.RATING, 0), (Kind.SEEN, 2)])
async def test_values_that_mean_nothing_are_refused(store: Store, kind: Kind, value: float) -> None:
    with pytest.raises(StoreError):
        await store.signals.add(1, NewSignal(1, kind, value, "button"))
    assert await store.signals.standing(1) == []


async def test_deleting_a_user_leaves_no_row_of_theirs(database: Database) -> None:
    await Store(database).signals.add(1, rating(1))
    async with database.transaction() as connection:
        await connection.execute("DELETE FROM users WHERE user_id = 1")
    assert await database.rows("SELECT * FROM signals") == []
