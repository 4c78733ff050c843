from __future__ import annotations

import csv

import pytest

from recommender.building.catalog_screen import READ_BY_HAND, LeftOut, reason_to_leave_out
from recommender.sources.records import FilmRecord

DRAMA = ("Drama",)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (FilmRecord("Weapons", 2025, genres=DRAMA), None),
        (FilmRecord("Shrek 5", 2026, genres=DRAMA), LeftOut.NOT_OUT),
        (FilmRecord("Planned", None, genres=DRAMA), LeftOut.NOT_OUT),
        (FilmRecord("camrip", 2022), LeftOut.NO_GENRE),
        (FilmRecord("Glamour", 2023, genres=DRAMA, text="Her first Hentai."), LeftOut.ADULT),
        (FilmRecord("SSIS-531 Studio", 2022, genres=DRAMA), LeftOut.ADULT),
        (FilmRecord("剑引恩仇", 2024, genres=DRAMA), LeftOut.NO_ID),
    ],
)
def test_what_is_left_out(record: FilmRecord, reason: LeftOut | None) -> None:
    assert reason_to_leave_out(record, 1) is reason


@pytest.mark.parametrize(
    "text", ["Alan Cumming sings.", "How to Have Sex: a summer of friends.", "Route SR-71"]
)
def test_words_that_only_look_so_are_no_reason(text: str) -> None:
    assert reason_to_leave_out(FilmRecord("A", 2022, genres=DRAMA, text=text), 1) is None


def test_what_people_found_has_the_first_word() -> None:
    with READ_BY_HAND.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_reason = {row["reason"]: int(row["item_id"]) for row in rows}
    assert len({row["item_id"] for row in rows}) == len(rows)
    for reason, item_id in by_reason.items():
        assert reason_to_leave_out(FilmRecord("A", 2022), item_id) is LeftOut(reason)
