"""``/import`` in the terminal, and its report."""

from pathlib import Path

from bot.conversations.person import Person
from tests.bot.conversations.conftest import Do
from tests.bot.conversations.screens import heading, texts

AT_TERMINAL = Person(0)
HEADING = "Name,Year,Letterboxd URI,Rating\n"


async def test_a_file_is_imported_and_reported(do: Do, tmp_path: Path) -> None:
    rows = "".join(f"Nowhere {number},2000,x,4\n" for number in range(12))
    (tmp_path / "ratings.csv").write_text(f"{HEADING}Heat,1995,x,4\n{rows}Alien,1979,x,77\n")
    screen = await do("import", tmp_path / "ratings.csv", person=AT_TERMINAL)
    assert heading(screen) == "Imported."
    told = texts(screen)
    assert told[0] == "New: 1. Known already: 0. Not matched: 12."
    assert told[1] == "Line 3, Nowhere 0 (2000): not in my catalogue."
    assert told[-2:] == ["And 2 more.", "I could not read one line: 15."]


async def test_a_file_that_is_not_there_is_named(do: Do, tmp_path: Path) -> None:
    assert "cannot be read" in (await do("import", tmp_path / "no.csv", person=AT_TERMINAL)).plain


async def test_nobody_else_reads_files_of_this_machine(do: Do, tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_text(f"{HEADING}Heat,1995,x,4\n")
    assert heading(await do("import", tmp_path / "ratings.csv")) == "Bring your ratings"


async def test_paused_nothing_is_imported(do: Do, tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_text(f"{HEADING}Heat,1995,x,4\n")
    await do("privacy", "pause", person=AT_TERMINAL)
    assert "paused" in (await do("import", tmp_path / "ratings.csv", person=AT_TERMINAL)).plain


async def test_a_mark_that_is_neither_on_nor_off_is_not_read(do: Do, tmp_path: Path) -> None:
    columns = "film,imdb_id,title,year,kind,value,at"
    (tmp_path / "own.csv").write_text(f"{columns}\n6,,Heat,1995,seen,nan,2024-01-01T00:00:00+00:00\n")
    told = texts(await do("import", tmp_path / "own.csv", person=AT_TERMINAL))
    assert told[-1] == "I could not read one line: 2."
