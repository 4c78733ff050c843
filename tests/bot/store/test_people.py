"""All that is kept of one person: counted, read out, and wiped out to the last byte."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import OptedOutError, PausedError, StoreFullError
from bot.store.database import Database
from bot.store.records import AnswerKind, Kind, NewSignal, ShownMessage
from bot.store.settings import UserSettings
from bot.store.store import Store, open_store
from recommender.quiz.log import Event, Word
from recommender.types import Recommendation, Request, Side, Slot

GONE, STAYS = 0x0123_4567_89AB_CDEF, 0x0765_4321_0FED_CBA9
"""Ids whose eight bytes nothing else has."""


@pytest.fixture(autouse=True)
async def said(store: Store) -> None:
    """What two people said, and were shown, in every way there is."""
    await store.messages.add(ShownMessage(channel_id=1, message_id=2, item_id=6))
    for user_id in (GONE, STAYS):
        await store.messages.react(user_id, 2, "👍", NewSignal(6, Kind.RATING, 4, "reaction"))
        seen = await store.signals.add(user_id, NewSignal(1, Kind.SEEN, 1, "card"))
        await store.signals.undo(user_id, seen.signal_id)
        shown = (Recommendation(6, 1.0), Recommendation(1, 0.5))
        await store.answers.add(user_id, AnswerKind.RECOMMEND, Request(), shown)


ROWS = {"users": 1, "signals": 2, "answers": 1, "impressions": 2, "reactions": 1}


async def test_rows_are_counted_in_every_table(store: Store) -> None:
    assert await store.people.counts(GONE) == ROWS
    assert await store.people.counts(404) == {}


async def test_rows_are_read_out_with_all_their_columns(store: Store) -> None:
    rows = await store.people.rows(GONE)
    assert {name: len(of_table) for name, of_table in rows.items() if of_table} == ROWS
    assert [signal["item_id"] for signal in rows["signals"]] == [6, 1]
    assert [impression["item_id"] for impression in rows["impressions"]] == [6, 1]
    assert rows["users"][0]["user_id"] == GONE


async def test_erasing_says_what_it_removed_and_leaves_others_alone(store: Store) -> None:
    others = await store.people.rows(STAYS)
    assert await store.people.erase(GONE) == ROWS
    assert await store.people.counts(GONE) == {}
    assert await store.people.rows(STAYS) == others
    assert await store.people.erase(GONE) == {}


async def test_a_table_that_a_migration_adds_is_not_forgotten(store: Store, database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("CREATE TABLE moods (user_id INTEGER, mood TEXT)")
        await connection.execute("INSERT INTO moods VALUES (?, 'gay'), (?, 'sad')", (GONE, STAYS))
    assert (await store.people.erase(GONE))["moods"] == 1
    assert [row["mood"] for row in await database.rows("SELECT mood FROM moods")] == ["sad"]


async def test_nothing_is_stored_of_who_paused_until_they_resume(store: Store) -> None:
    new = NewSignal(6, Kind.HIDDEN, 1, "card")
    before = await store.people.rows(GONE)
    await store.people.pause(GONE, True)
    assert await store.people.is_paused(GONE)
    assert not await store.people.is_paused(STAYS)
    with pytest.raises(PausedError):
        await store.signals.add(GONE, new)
    with pytest.raises(PausedError):
        await store.signals.add_all(GONE, [(new, None)])
    with pytest.raises(PausedError):
        await store.messages.react(GONE, 2, "🚫", new)
    rows = await store.people.rows(GONE)
    assert (rows["signals"], rows["reactions"]) == (before["signals"], before["reactions"])
    await store.people.pause(GONE, False)
    assert (await store.signals.add(GONE, new)).kind is Kind.HIDDEN


async def test_a_quiz_goes_no_further_while_paused(store: Store) -> None:
    week = timedelta(days=7)
    quiz = await store.quizzes.open(GONE, "quick", since=datetime.now(UTC) - week)
    await store.people.pause(GONE, True)
    with pytest.raises(PausedError):
        await store.quizzes.add(quiz.quiz_id, 0, Event("families", Word.SKIP))
    with pytest.raises(PausedError):
        await store.quizzes.open(GONE, "quick", since=datetime.now(UTC) - week)
    assert "quiz_events" not in await store.people.counts(GONE)


async def test_who_opted_out_is_never_stored_until_they_opt_in(store: Store, path: Path) -> None:
    await store.people.erase(GONE, for_good=True)
    assert await store.people.is_opted_out(GONE)
    assert not await store.people.is_opted_out(STAYS)
    with pytest.raises(OptedOutError):
        await store.signals.add(GONE, NewSignal(6, Kind.HIDDEN, 1, "card"))
    with pytest.raises(OptedOutError):
        await store.messages.react(GONE, 2, "🚫", NewSignal(6, Kind.HIDDEN, 1, "reaction"))
    with pytest.raises(OptedOutError):
        await store.people.pause(GONE, True)
    with pytest.raises(OptedOutError):
        await store.settings.put(GONE, UserSettings(hidden=True))
    with pytest.raises(OptedOutError):
        await store.settings.wish(GONE, Slot("genre", "Horror", "", Side.UNWANTED, hard=True))
    assert await store.answers.add(GONE, AnswerKind.RECOMMEND, Request(), ())
    assert await store.people.counts(GONE) == {}
    assert not _holds(path, GONE)
    await store.people.opt_in(GONE)
    assert not await store.people.is_opted_out(GONE)
    assert await store.signals.add(GONE, NewSignal(6, Kind.HIDDEN, 1, "card"))


async def test_many_signals_are_stored_at_once_with_their_times(store: Store) -> None:
    then = datetime(2020, 5, 3, tzinfo=UTC)
    await store.signals.add_all(404, [(NewSignal(item, Kind.SEEN, 1, "import"), then) for item in (1, 6)])
    assert [(signal.item_id, signal.at) for signal in await store.signals.standing(404)] == [
        (1, then),
        (6, then),
    ]


async def test_no_byte_of_the_id_is_left_on_the_disk(store: Store, path: Path) -> None:
    assert _holds(path, GONE)
    await store.people.erase(GONE)
    assert not _holds(path, GONE)
    assert _holds(path, STAYS)


async def test_what_a_full_disk_left_behind_goes_at_the_next_start(
    store: Store, database: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(self: Database) -> None:
        raise StoreFullError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "scrub", full)
        with pytest.raises(StoreFullError):
            await store.people.erase(GONE)
    assert await store.people.counts(GONE) == {}
    assert _holds(path, GONE)
    async with open_store(path) as later:
        assert await later.people.counts(STAYS) == ROWS
    assert not _holds(path, GONE)


def _holds(path: Path, user_id: int) -> bool:
    files = b"".join(file.read_bytes() for file in path.parent.iterdir())
    return user_id.to_bytes(8, "big") in files or str(user_id).encode() in files
