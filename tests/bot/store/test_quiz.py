"""Quizzes as they are kept."""

from datetime import UTC, datetime, timedelta

from bot.store.quiz import StoredQuiz
from bot.store.store import Store
from recommender.quiz.log import Event, Word
from recommender.types import Leanings

ANNA, BEN = 101, 102
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
PICK = Event("families", Word.PICK, "family", ("laugh", "war"))
NEXT = Event("families", Word.NEXT)
FOUND = Leanings({"Comedy": 0.7, "War": 0.3}, {6: 0.6, 2571: -0.3})


async def begin(store: Store, user_id: int = ANNA, since: datetime = LONG_AGO) -> StoredQuiz:
    return await store.quizzes.open(user_id, "normal", since=since)


async def read(store: Store, quiz: StoredQuiz) -> StoredQuiz:
    found = await store.quizzes.get(quiz.quiz_id)
    assert found is not None
    return found


async def test_the_log_comes_back_in_order(store: Store) -> None:
    quiz = await begin(store)
    assert await store.quizzes.add(quiz.quiz_id, 0, PICK)
    assert await store.quizzes.add(quiz.quiz_id, 1, NEXT)
    assert (await read(store, quiz)).events == (PICK, NEXT)
    assert (quiz.length, quiz.closed, quiz.events) == ("normal", False, ())


async def test_an_event_is_stored_once_and_without_gaps(store: Store) -> None:
    quiz = await begin(store)
    await store.quizzes.add(quiz.quiz_id, 0, PICK)
    assert not await store.quizzes.add(quiz.quiz_id, 0, NEXT)
    assert not await store.quizzes.add(quiz.quiz_id, 2, NEXT)
    assert (await read(store, quiz)).events == (PICK,)


async def test_one_open_quiz_a_person(store: Store) -> None:
    quiz = await begin(store)
    assert await begin(store) == quiz
    assert (await begin(store, BEN)).quiz_id != quiz.quiz_id
    await store.quizzes.close(quiz.quiz_id, FOUND)
    assert (await begin(store)).quiz_id != quiz.quiz_id


async def test_a_quiz_that_lay_too_long_makes_room(store: Store) -> None:
    quiz = await begin(store)
    later = datetime.now(UTC) + timedelta(seconds=1)
    assert (await begin(store, since=later)).quiz_id != quiz.quiz_id
    assert (await read(store, quiz)).closed
    assert await store.quizzes.leanings(ANNA) is None


async def test_a_closed_quiz_takes_no_more(store: Store) -> None:
    quiz = await begin(store)
    await store.quizzes.close(quiz.quiz_id, FOUND)
    assert not await store.quizzes.add(quiz.quiz_id, 0, PICK)
    await store.quizzes.close(quiz.quiz_id, Leanings({}))
    assert await store.quizzes.leanings(ANNA) == FOUND


async def test_a_later_quiz_takes_the_place_of_the_earlier(store: Store) -> None:
    for found in (FOUND, Leanings({"Horror": 1.0})):
        await store.quizzes.close((await begin(store)).quiz_id, found)
    assert await store.quizzes.leanings(ANNA) == Leanings({"Horror": 1.0})
    assert await store.quizzes.leanings(BEN) is None


async def test_there_is_no_quiz_of_an_unknown_id(store: Store) -> None:
    assert await store.quizzes.get(99) is None
