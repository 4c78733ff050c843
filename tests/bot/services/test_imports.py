"""Ratings from elsewhere."""

import asyncio
import csv
import io
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import PersonError
from bot.services.films_file import MOST_BYTES, read_films
from bot.services.import_report import report_csv
from bot.services.services import Services
from bot.store.records import Kind
from recommender.types import Side, Slot

LETTERBOXD = b"""Date,Name,Year,Letterboxd URI,Rating
2024-05-02,Heat,1995,https://boxd.it/1,4.5
2024-05-01,"Matrix, The",1998,https://boxd.it/2,
2024-05-01,Heat,1950,https://boxd.it/3,4
2024-05-01,=1+1,2000,https://boxd.it/4,4
2024-05-01,Alien,1979,https://boxd.it/5,9
"""


async def test_films_are_matched_once_and_the_rest_is_told_with_why(services: Services) -> None:
    done = await services.imports.take(7, LETTERBOXD)
    assert (done.new, done.known, done.unreadable) == (2, 0, (6,))
    assert [match.why for match in done.unmatched] == ["another year", "a formula, not a title"]
    profile = await services.profiles.get(7)
    assert [(rating.item_id, rating.stars) for rating in profile.ratings] == [(6, 4.5)]
    assert profile.seen == {2571}
    again = await services.imports.take(7, LETTERBOXD)
    assert (again.new, again.known) == (0, 2)


async def test_what_was_said_later_wins_whatever_is_sent_when(services: Services) -> None:
    await services.feedback.give(7, 6, Kind.RATING, 1, source="card")
    done = await services.imports.take(7, LETTERBOXD)
    assert (done.new, done.known) == (1, 1)
    assert [rating.stars for rating in (await services.profiles.get(7)).ratings] == [1]


async def test_a_file_sent_twice_at_once_counts_once(services: Services) -> None:
    both = await asyncio.gather(*(services.imports.take(7, LETTERBOXD) for _ in range(2)))
    assert sorted((done.new, done.known) for done in both) == [(0, 2), (2, 0)]


async def test_an_import_is_taken_back_as_a_whole(services: Services) -> None:
    await services.feedback.give(7, 1214, Kind.RATING, 5, source="card")
    before = await services.profiles.get(7)
    done = await services.imports.take(7, LETTERBOXD)
    assert done.batch is not None
    assert await services.imports.take_back(7, done.batch) == 2
    assert await services.profiles.get(7) == before
    with pytest.raises(PersonError, match="left to take back"):
        await services.imports.take_back(7, done.batch)


async def test_imported_ratings_come_before_those_given_since(services: Services) -> None:
    await services.feedback.give(7, 1214, Kind.RATING, 5, source="card")
    await services.imports.take(7, LETTERBOXD)
    assert [rating.item_id for rating in (await services.profiles.get(7)).ratings] == [6, 1214]


async def test_a_diary_has_the_day_it_was_watched(services: Services) -> None:
    content = (
        b"Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
        b"2024-05-02,Heat,1995,x,4.5,,,2019-01-02\n2024-05-02,Alien,1979,x,,,,2018-01-02\n"
    )
    done = await services.imports.take(7, content)
    assert [str(match.line.at)[:10] for match in done.matches] == ["2019-01-02", "2018-01-02"]
    assert (await services.profiles.get(7)).seen == {1214}


async def test_series_are_told_apart(services: Services) -> None:
    content = b"Const,Your Rating,Date Rated,Title,Title Type,Year\ntt1,9,2024-01-01,Alien,TV Series,1979\n"
    (match,) = (await services.imports.take(7, content)).unmatched
    assert match.why == "no film"


async def test_no_file_speaks_from_the_future(services: Services) -> None:
    content = b"film,imdb_id,title,year,kind,value,at\n6,,Heat,1995,rating,2,2999-01-01T00:00:00\n"
    done = await services.imports.take(7, content)
    assert done.matches[0].line.at is not None
    assert done.matches[0].line.at <= datetime.now(UTC)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "1969-01-01"])
async def test_no_time_in_a_file_breaks_what_is_stored(services: Services, at: str) -> None:
    content = f"film,imdb_id,title,year,kind,value,at\n6,,Heat,1995,rating,2,{at}\n".encode()
    assert (await services.imports.take(7, content)).new == 1
    assert len((await services.profiles.get(7)).ratings) == 1


headings = st.sampled_from(
    [
        "film,imdb_id,title,year,kind,value,at",
        "Const,Your Rating,Date Rated,Title,Year",
        "Date,Name,Year,Letterboxd URI,Rating",
        '{"signals": [',
        "",
    ]
)


@given(headings, st.text(max_size=200) | st.text("6,.-\"\n:T{}[]rating'", max_size=200))
def test_no_text_breaks_the_reading(heading: str, rest: str) -> None:
    with suppress(PersonError):
        read_films(f"{heading}\n{rest}".encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    with suppress(PersonError):
        read_films(content)


async def test_many_rows_leave_room_for_others(services: Services) -> None:
    rows = b"".join(b"2024-05-02,Nowhere %d,1995,x,4\n" % number for number in range(5_000))
    content = b"Date,Name,Year,Letterboxd URI,Rating\n" + rows
    importing = asyncio.create_task(services.imports.take(7, content))
    beats = 0
    while not importing.done():
        await asyncio.sleep(0)
        beats += 1
    assert len((await importing).unmatched) == 5_000
    assert beats > 20


async def test_the_report_has_every_line_and_no_formula(services: Services) -> None:
    done = await services.imports.take(7, LETTERBOXD)
    items = {item.item_id: item for item in await services.films.items([6, 2571])}
    rows = [*csv.reader(io.StringIO(report_csv(done, items).decode("utf-8-sig")))]
    assert rows[0] == ["line", "title", "year", "result"]
    assert [row[0] for row in rows[1:]] == ["2", "3", "4", "5", "6"]
    assert rows[1][3] == "Heat (1995)"
    assert rows[4] == ["5", "'=1+1", "2000", "a formula, not a title"]
    assert rows[5][3] == "makes no sense"


async def test_imdb_stars_are_halved(services: Services) -> None:
    content = b"Const,Your Rating,Date Rated,Title,Year\ntt1,9,2024-01-01,Alien,1979\n"
    assert (await services.imports.take(7, content)).new == 1
    assert (await services.profiles.get(7)).ratings[0].stars == 4.5


async def test_our_export_reads_back_equal(services: Services) -> None:
    for item_id, kind, value in ((6, Kind.RATING, 3.5), (1, Kind.HIDDEN, 1), (1214, Kind.WATCHLIST, 1)):
        await services.feedback.give(7, item_id, kind, value, source="card")
    before = await services.profiles.get(7)
    content = (await services.privacy.download(7)).signals
    assert (await services.imports.take(8, content)).new == 3
    assert await services.profiles.get(8) == before
    assert (await services.privacy.download(8)).signals == content


WISHES = (
    Slot("content", "gore<=0", "", hard=True),
    Slot("person", "Michael Mann", "", Side.UNWANTED, hard=True),
    Slot("fame", "hidden", ""),
)


@pytest.mark.parametrize(
    "wishes",
    [
        '[{"kind": "weather", "value": "rain", "side": "wanted", "hard": 1}]',
        '[{"kind": "content", "value": "gore<=9", "side": "wanted", "hard": 1}]',
        '[{"kind": "genre", "value": "Ballet", "side": "unwanted", "hard": 1}]',
        '[{"kind": "genre", "value": "Horror", "side": "up"}]',
        "[1, null]",
        "7",
    ],
)
async def test_wishes_that_we_would_not_store_are_passed_over(services: Services, wishes: str) -> None:
    content = f'{{"signals": [], "wishes": {wishes}}}'.encode()
    assert (await services.imports.take(7, content)).wishes == 0
    assert (await services.profiles.get(7)).standing == ()


async def test_our_json_reads_back_equal_too(services: Services) -> None:
    for item_id, kind, value in ((6, Kind.RATING, 3.5), (6, Kind.RATING, 4), (1214, Kind.WATCHLIST, 1)):
        await services.feedback.give(7, item_id, kind, value, source="card")
    undone = await services.feedback.give(7, 318, Kind.RATING, 1, source="card")
    await services.feedback.undo(7, undone.signal.signal_id)
    for wish in WISHES:
        await services.settings.wish(7, wish)
    await services.imports.take(8, (await services.privacy.download(7)).everything)
    assert await services.profiles.get(8) == await services.profiles.get(7)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04", "zip"),
        (b"x" * (MOST_BYTES + 1), "larger than 5 MB"),
        ("Name,Year,Letterboxd URI\né".encode("latin-1"), "not UTF-8"),
        (b"Name\0", "no text"),
        (b"", "columns"),
        (b"a,b\n1,2\n", "columns"),
        (b'{"signals": [{"undone_at": null}]}', "know that file"),
        (b'{"signals": 1}', "know that file"),
        (b"{" * 100_000, "know that file"),
        (b"Name,Year,Letterboxd URI\n" + b"x" * 200_000, "no sound CSV"),
    ],
)
async def test_hostile_files_are_refused_in_words(services: Services, content: bytes, says: str) -> None:
    with pytest.raises(PersonError, match=says):
        await services.imports.take(7, content)
