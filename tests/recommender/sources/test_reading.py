from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.reading import BadRowError, Row, lines_of, open_text, read_table
from recommender.sources.records import BadRow, ReadReport
from tests.recommender.sources.conftest import Write, zipped


def number_of(row: Row) -> int | None:
    if not row["number"].isdigit():
        raise BadRowError(f"number is {row['number']!r}")
    return int(row["number"]) or None


def read(path: Path) -> tuple[tuple[int, ...], tuple[BadRow, ...]]:
    found = read_table(path, number_of, columns=("number",), what="numbers")
    return found.data, found.reports[0].bad


def test_rows_are_parsed_and_none_is_left_out(write: Write) -> None:
    assert read(write("a.csv", "number,word\n1,one\n0,none\n3,three\n")) == ((1, 3), ())


def test_windows_line_ends_and_a_byte_order_mark_are_no_matter(write: Write) -> None:
    assert read(write("a.csv", "\ufeffnumber,word\r\n1,one\r\n2,two\r\n")) == ((1, 2), ())


def test_a_bad_row_is_reported_with_the_line_it_starts_on(write: Write) -> None:
    numbers, bad = read(write("a.csv", 'number,word\n1,"a\nb\nc"\nx,"d\ne"\n5,f\n'))
    assert numbers == (1, 5)
    assert bad == (BadRow(5, "number is 'x'"),)


def test_a_row_with_other_columns_is_reported(write: Write) -> None:
    numbers, bad = read(write("a.csv", "number,word\n1\n2,two,zwei\n3,three\n"))
    assert numbers == (3,)
    assert bad == (BadRow(2, "1 fields where the header has 2"), BadRow(3, "3 fields where the header has 2"))


def test_a_quote_never_closed_is_reported(write: Write) -> None:
    numbers, bad = read(write("a.csv", 'number,word\n1,one\n2,"two\n3,three\n'))
    assert numbers == (1,)
    assert [row.line for row in bad] == [3]


def test_bytes_of_another_encoding_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"number,word\n1,caf\xe9\n2,tea\n")
    numbers, bad = read(path)
    assert numbers == (2,)
    assert bad[0].line == 2


@pytest.mark.parametrize("text", ["", "title,year\nHeat,1995\n"])
def test_a_wrong_file_says_what_was_expected_and_found(write: Write, text: str) -> None:
    with pytest.raises(
        SourceError, match=r"expected numbers with the columns number; number is missing.*Found: "
    ):
        read(write("a.csv", text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"absent\.csv: no such file"):
        read(tmp_path / "absent.csv")


def test_zipped_and_gzipped_files_read_as_plain_ones(write: Write, tmp_path: Path) -> None:
    plain = write("a.csv", "number\n7\n")
    assert read(zipped(plain)) == ((7,), ())
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert read(packed) == ((7,), ())


def test_a_broken_archive_says_download_again(tmp_path: Path) -> None:
    broken = tmp_path / "a.zip"
    broken.write_bytes(b"PK no zip")
    with pytest.raises(SourceError, match="broken archive"):
        read(broken)


def test_an_archive_must_hold_one_csv(write: Write) -> None:
    with pytest.raises(SourceError, match="expected one csv file inside"):
        read(zipped(write("a.txt", "number\n7\n")))


def test_blank_lines_are_passed_over_but_counted(write: Write) -> None:
    with open_text(write("a.txt", "\nfirst\r\n\nsecond\n")) as text:
        assert list(lines_of(text)) == [(2, "first"), (4, "second")]


def test_a_report_tells_the_first_bad_rows() -> None:
    bad = tuple(BadRow(line, "odd") for line in range(2, 7))
    assert str(ReadReport(Path("a.csv"), 1234)) == "a.csv: 1,234 rows"
    text = str(ReadReport(Path("a.csv"), 1234, bad))
    assert text == "a.csv: 1,234 rows, 5 skipped (line 2: odd; line 3: odd; line 4: odd; …)"
