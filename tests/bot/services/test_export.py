"""The CSV of what somebody said."""

import csv
import io
from datetime import UTC, datetime

import pytest

from bot.services.export import COLUMNS, safe_cell, signals_csv
from bot.store.records import Kind, Signal
from tests.bot.fakes import film

THEN = datetime(2024, 5, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-30-", "@Suicide", "\t=1"])
def test_no_cell_is_a_formula(title: str) -> None:
    items = {1: film(1, title, 2000, 90, "Drama", "Somebody", 3.0)}
    text = signals_csv([Signal(1, 1, Kind.SEEN, 1, "card", THEN)], items).decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(text))
    assert tuple(header) == COLUMNS
    assert row == ["1", "", f"'{title}", "2000", "seen", "1", "2024-05-03T12:00:00.000+00:00"]


def test_other_titles_stay_as_they_are() -> None:
    assert safe_cell("Amélie") == "Amélie"


def test_a_film_that_left_the_catalogue_keeps_its_id() -> None:
    text = signals_csv([Signal(1, 99, Kind.RATING, 3.5, "card", THEN)], {}).decode("utf-8-sig")
    assert text.splitlines()[1].startswith("99,,,,rating,3.5,")
