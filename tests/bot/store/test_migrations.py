"""Migrations: forward only, each wholly or not at all."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest

from bot.errors import MigrationError, NewerDatabaseError, StoreBusyError, StoreError
from bot.store import migrations
from bot.store.migrations import find_migrations, migrate, schema_version

FILMS = "CREATE TABLE films (id INTEGER PRIMARY KEY);\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_films.sql").write_text(FILMS)
    return folder


def tables(path: Path) -> set[str]:
    return {row[0] for row in query(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}


def query(path: Path, sql: str) -> Sequence[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_missing_database_is_made_with_its_folder(path: Path) -> None:
    assert schema_version(path) == 0
    assert migrate(path) == [migration.name for migration in find_migrations()]
    assert schema_version(path) == len(find_migrations())
    assert {"users", "signals", "answers", "impressions", "messages", "reactions", "notes"} <= tables(path)


def test_a_second_run_changes_nothing(path: Path) -> None:
    migrate(path)
    before = query(path, "SELECT name, sql FROM sqlite_master ORDER BY name")
    assert migrate(path) == []
    assert query(path, "SELECT name, sql FROM sqlite_master ORDER BY name") == before


def test_only_what_is_new_is_applied(path: Path, folder: Path) -> None:
    migrate(path, folder)
    (folder / "0002_people.sql").write_text(
        "CREATE TABLE people (id INTEGER);\nINSERT INTO people VALUES (7);"
    )
    assert migrate(path, folder) == ["0002_people"]
    assert query(path, "SELECT id FROM people") == [(7,)]


@pytest.mark.parametrize(
    "broken",
    [
        "CREATE TABLE people (id INTEGER);\nINSERT INTO people VALUES (1);\nINSERT INTO nowhere VALUES (1);",
        "CREATE TABLE people (id INTEGER UNIQUE);\nINSERT INTO people VALUES (1), (1);",
        "CREATE TABLE people (id INTEGER);\nINSERT INTO people VALUES (1)",
        "CREATE TABLE people (id INTEGER REFERENCES films);\nINSERT INTO people VALUES (99);",
    ],
    ids=["half-way", "constraint", "no semicolon", "refers to nothing"],
)
def test_a_failing_migration_leaves_the_database_as_it_was(path: Path, folder: Path, broken: str) -> None:
    migrate(path, folder)
    (folder / "0002_people.sql").write_text(broken)
    (folder / "0003_more.sql").write_text("CREATE TABLE more (id INTEGER);")
    with pytest.raises(MigrationError):
        migrate(path, folder)
    assert tables(path) == {"films"}
    assert schema_version(path) == 1
    (folder / "0002_people.sql").write_text("CREATE TABLE people (id INTEGER);")
    assert migrate(path, folder) == ["0002_people", "0003_more"]


def test_a_trigger_is_one_statement(path: Path, folder: Path) -> None:
    (folder / "0002_trigger.sql").write_text(
        "-- keeps; count\nCREATE TRIGGER again AFTER INSERT ON films BEGIN\n"
        "  DELETE FROM films WHERE id = 1;\n  DELETE FROM films WHERE id = 2;\nEND;\n-- done\n"
    )
    assert migrate(path, folder)[-1] == "0002_trigger"


def test_a_newer_database_is_left_alone(path: Path, folder: Path) -> None:
    (folder / "0002_people.sql").write_text("CREATE TABLE people (id INTEGER);")
    migrate(path, folder)
    (folder / "0002_people.sql").unlink()
    with pytest.raises(NewerDatabaseError, match="is at version 2, this Matinee knows 1"):
        migrate(path, folder)
    assert schema_version(path) == 2


def test_another_programs_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE other (id INTEGER)")
    with pytest.raises(StoreError, match="another program's database"):
        migrate(path)
    assert tables(path) == {"other"}


def test_a_file_that_is_no_database_is_named(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("not a database, a long enough text " * 100)
    with pytest.raises(StoreError, match="is not a sound database"):
        migrate(path)


def test_a_held_database_says_so(path: Path, folder: Path) -> None:
    migrate(path, folder)
    (folder / "0002_people.sql").write_text("CREATE TABLE people (id INTEGER);")
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="Another process holds"):
            migrate(path, folder, busy_timeout=0.01)
    assert migrate(path, folder) == ["0002_people"]


def test_two_processes_that_start_at_once_migrate_once(path: Path, folder: Path) -> None:
    start = Barrier(4)
    applied: list[list[str]] = []

    def run() -> None:
        start.wait()
        applied.append(migrate(path, folder))

    path.parent.mkdir()
    threads = [Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(applied) == [[], [], [], ["0001_films"]]


def test_numbers_without_gaps_are_asked_for(folder: Path) -> None:
    (folder / "0003_gap.sql").write_text(FILMS)
    with pytest.raises(MigrationError, match="not numbered"):
        find_migrations(folder)


def test_an_installed_matinee_finds_its_migrations(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "prefix" / "share" / "matinee"
    installed.mkdir(parents=True)
    folder.rename(installed / "migrations")
    monkeypatch.setattr(migrations, "__file__", str(tmp_path / "site-packages" / "bot" / "store" / "m.py"))
    monkeypatch.setattr("sys.prefix", str(tmp_path / "prefix"))
    assert [migration.name for migration in find_migrations()] == ["0001_films"]


def test_no_migrations_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(MigrationError, match="Install Matinee again"):
        find_migrations(tmp_path)
