"""What every store must do, whatever keeps it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import PausedError
from bot.store.records import AnswerKind, Kind, NewSignal, ShownMessage
from bot.store.settings import UserSettings
from bot.store.store import Store, open_store
from recommender.types import Expected, Part, Profile, Rating, Recommendation, Request, Side, Slot, Turn

ANNA, BEN = 101, 102
HEAT, MATRIX = 6, 2571


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(tmp_path / "store.sqlite3") as store:
        yield store


def stars(value: float, item_id: int = HEAT) -> NewSignal:
    return NewSignal(item_id, Kind.RATING, value, "button")


def bytes_under(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def said(store: Store, user_id: int) -> list[tuple[int, Kind, float]]:
    return [(signal.item_id, signal.kind, signal.value) for signal in await store.signals.standing(user_id)]


class TestSignals:
    async def test_what_was_added_comes_back_whole(self, store: Store) -> None:
        at = datetime(2026, 5, 1, 12, 30, tzinfo=UTC)
        added = await store.signals.add(ANNA, NewSignal(HEAT, Kind.RATING, 4.5, "command", 3.9), at=at)
        assert await store.signals.standing(ANNA) == [added]
        assert (added.item_id, added.kind, added.value, added.source) == (HEAT, Kind.RATING, 4.5, "command")
        assert (added.at, added.predicted, added.undone) == (at, 3.9, False)

    async def test_the_newest_of_a_kind_and_film_stands(self, store: Store) -> None:
        await store.signals.add(ANNA, stars(2))
        await store.signals.add(ANNA, NewSignal(HEAT, Kind.SEEN, 1, "button"))
        await store.signals.add(ANNA, stars(5))
        await store.signals.add(ANNA, stars(3, MATRIX))
        assert await said(store, ANNA) == [
            (HEAT, Kind.SEEN, 1),
            (HEAT, Kind.RATING, 5),
            (MATRIX, Kind.RATING, 3),
        ]

    async def test_people_are_apart(self, store: Store) -> None:
        await store.signals.add(ANNA, stars(2))
        await store.signals.add(BEN, stars(5))
        assert await said(store, ANNA) == [(HEAT, Kind.RATING, 2)]
        assert await said(store, BEN) == [(HEAT, Kind.RATING, 5)]
        assert await said(store, 103) == []

    async def test_undoing_brings_back_what_stood_before(self, store: Store) -> None:
        await store.signals.add(ANNA, stars(2))
        newer = await store.signals.add(ANNA, stars(5))
        undone = await store.signals.undo(ANNA, newer.signal_id)
        assert undone is not None
        assert undone.undone
        assert await said(store, ANNA) == [(HEAT, Kind.RATING, 2)]

    async def test_undoing_what_was_replaced_changes_nothing_that_stands(self, store: Store) -> None:
        older = await store.signals.add(ANNA, stars(2))
        await store.signals.add(ANNA, stars(5))
        await store.signals.undo(ANNA, older.signal_id)
        assert await said(store, ANNA) == [(HEAT, Kind.RATING, 5)]

    async def test_only_ones_own_can_be_undone_and_once(self, store: Store) -> None:
        signal = await store.signals.add(ANNA, stars(2))
        for other in (ANNA - 1, BEN):
            assert await store.signals.undo(other, signal.signal_id) is None
        assert await store.signals.undo(ANNA, signal.signal_id + 1) is None
        assert await store.signals.undo(ANNA, signal.signal_id) is not None
        assert await store.signals.undo(ANNA, signal.signal_id) is None

    async def test_recent_is_newest_first_without_the_undone(self, store: Store) -> None:
        first = await store.signals.add(ANNA, stars(2))
        second = await store.signals.add(ANNA, stars(5))
        third = await store.signals.add(ANNA, stars(3, MATRIX))
        await store.signals.undo(ANNA, second.signal_id)
        recent = await store.signals.recent(ANNA)
        assert [signal.signal_id for signal in recent] == [third.signal_id, first.signal_id]
        assert len(await store.signals.recent(ANNA, limit=1)) == 1


SLOTS = (
    Slot("genre", "horror", "not horror", Side.UNWANTED, hard=True),
    Slot("mood", "cozy", "cozy", start=3, end=7),
)
SHOWN = (
    Recommendation(
        HEAT,
        0.9,
        (Part("meaning", 0.7, ("cozy",)), Part("seeds", 0.2)),
        reason="Cozy as asked.",
        expected=Expected(4.1, 3.5, 4.7),
    ),
    Recommendation(MATRIX, 0.8, reason="Like Heat."),
)


class TestAnswers:
    async def test_what_was_understood_and_shown_comes_back(self, store: Store) -> None:
        request = Request(
            slots=SLOTS, seeds=(HEAT,), disliked_seeds=(7,), exclude=frozenset({1, 2}), count=3, text="x"
        )
        answer_id = await store.answers.add(ANNA, AnswerKind.RECOMMEND, request, SHOWN)
        answer = await store.answers.get(answer_id)
        assert answer is not None
        assert (answer.user_id, answer.kind, answer.shown) == (ANNA, AnswerKind.RECOMMEND, SHOWN)
        assert [
            (slot.kind, slot.value, slot.label, slot.side, slot.hard) for slot in answer.request.slots
        ] == [
            ("genre", "horror", "not horror", Side.UNWANTED, True),
            ("mood", "cozy", "cozy", Side.WANTED, False),
        ]
        assert (answer.request.seeds, answer.request.disliked_seeds) == ((HEAT,), (7,))
        assert (answer.request.exclude, answer.request.count) == (frozenset({1, 2}), 3)

    async def test_what_was_written_is_not_kept(self, store: Store, tmp_path: Path) -> None:
        request = Request(
            text="my secret words",
            turns=(Turn("user", "earlier secret"),),
            not_understood=("secret",),
            profile=Profile(ratings=(Rating(424242, 5),)),
        )
        await store.answers.add(ANNA, AnswerKind.RECOMMEND, request, SHOWN)
        kept = bytes_under(tmp_path)
        assert b"meaning" in kept
        assert b"secret" not in kept
        assert b"424242" not in kept

    async def test_an_unknown_answer_is_none(self, store: Store) -> None:
        assert await store.answers.get(99) is None

    async def test_films_suggested_are_listed_newest_first(self, store: Store) -> None:
        first = await store.answers.add(ANNA, AnswerKind.RECOMMEND, Request(), SHOWN)
        await store.answers.add(ANNA, AnswerKind.MOVIE, Request(), SHOWN[:1])
        await store.answers.add(BEN, AnswerKind.RECOMMEND, Request(), SHOWN)
        second = await store.answers.add(ANNA, AnswerKind.SIMILAR, Request(), SHOWN[1:])
        films = await store.answers.suggested(ANNA, limit=10)
        assert [film.answer_id for film in films] == [second] * len(SHOWN[1:]) + [first] * len(SHOWN)
        assert [film.item_id for film in films] == [each.item_id for each in (*SHOWN[1:], *SHOWN)]
        assert [film.reason for film in films] == [each.reason for each in (*SHOWN[1:], *SHOWN)]
        assert await store.answers.suggested(ANNA, limit=1, offset=1) == films[1:2]

    async def test_those_to_who_paused_are_kept_in_memory_alone(self, store: Store, tmp_path: Path) -> None:
        await store.people.pause(ANNA, True)
        answer_id = await store.answers.add(ANNA, AnswerKind.SESSION, Request("words", seeds=(HEAT,)), SHOWN)
        answer = await store.answers.get(answer_id)
        assert answer is not None
        assert (answer.user_id, answer.request, answer.shown) == (ANNA, Request(seeds=(HEAT,)), SHOWN)
        assert await store.answers.recent_items(ANNA, AnswerKind.SESSION, limit=10) == [HEAT, MATRIX]
        assert await store.people.counts(ANNA) == {"users": 1}
        async with open_store(tmp_path / "store.sqlite3") as later:
            assert await later.answers.get(answer_id) is None
        assert store.answers.forget(ANNA) == [answer_id]
        assert await store.answers.get(answer_id) is None

    async def test_the_last_prediction_seen_is_known(self, store: Store) -> None:
        assert await store.answers.last_predicted(ANNA, HEAT) is None
        await store.answers.add(ANNA, AnswerKind.RECOMMEND, Request(), SHOWN)
        await store.answers.add(BEN, AnswerKind.MOVIE, Request(), (Recommendation(HEAT, 0),))
        assert await store.answers.last_predicted(ANNA, HEAT) == 4.1
        assert await store.answers.last_predicted(ANNA, MATRIX) is None
        assert await store.answers.last_predicted(BEN, HEAT) is None

    async def test_films_shown_in_sessions_are_known(self, store: Store) -> None:
        await store.answers.add(ANNA, AnswerKind.SESSION, Request(), SHOWN[:1])
        await store.answers.add(ANNA, AnswerKind.RECOMMEND, Request(), SHOWN[1:])
        assert await store.answers.recent_items(ANNA, AnswerKind.SESSION, limit=10) == [HEAT]
        assert await store.answers.recent_items(BEN, AnswerKind.SESSION, limit=10) == []


CARD = ShownMessage(channel_id=900, message_id=901, item_id=HEAT)


class TestMessages:
    async def test_a_card_keeps_its_film(self, store: Store) -> None:
        await store.messages.add(CARD)
        await store.messages.add(ShownMessage(900, 901, MATRIX))
        assert await store.messages.item_of(901) == HEAT
        assert await store.messages.item_of(902) is None

    async def test_cards_since_a_time(self, store: Store) -> None:
        await store.messages.add(CARD)
        hour = timedelta(hours=1)
        assert await store.messages.since(datetime.now(UTC) - hour) == [CARD]
        assert await store.messages.since(datetime.now(UTC) + hour) == []

    async def test_a_reaction_counts_once(self, store: Store) -> None:
        await store.messages.add(CARD)
        assert await store.messages.react(ANNA, 901, "👍", stars(4)) is not None
        assert await store.messages.react(ANNA, 901, "👍", stars(4)) is None
        assert len(await store.signals.recent(ANNA)) == 1

    async def test_the_last_reaction_wins_and_removing_it_undoes_it(self, store: Store) -> None:
        await store.messages.add(CARD)
        await store.messages.react(ANNA, 901, "👍", stars(4))
        await store.messages.react(ANNA, 901, "❤️", stars(5))
        assert await said(store, ANNA) == [(HEAT, Kind.RATING, 5)]
        assert await store.messages.unreact(ANNA, 901, "❤️") is not None
        assert await said(store, ANNA) == [(HEAT, Kind.RATING, 4)]

    async def test_a_reaction_undone_by_button_stays_undone_until_it_is_given_anew(
        self, store: Store
    ) -> None:
        await store.messages.add(CARD)
        signal = await store.messages.react(ANNA, 901, "👍", stars(4))
        assert signal is not None
        await store.signals.undo(ANNA, signal.signal_id)
        assert await store.messages.react(ANNA, 901, "👍", stars(4)) is None
        assert await store.messages.unreact(ANNA, 901, "👍") is None
        assert await store.messages.react(ANNA, 901, "👍", stars(4)) is not None
        assert await said(store, ANNA) == [(HEAT, Kind.RATING, 4)]

    async def test_removing_what_was_never_there_is_nothing(self, store: Store) -> None:
        await store.messages.add(CARD)
        assert await store.messages.unreact(ANNA, 901, "👍") is None

    async def test_reactions_known_to_be_there(self, store: Store) -> None:
        await store.messages.add(CARD)
        await store.messages.react(ANNA, 901, "👍", stars(4))
        await store.messages.react(BEN, 901, "❤️", stars(5))
        await store.messages.unreact(ANNA, 901, "👍")
        assert await store.messages.reactions_on(901) == {(BEN, "❤️")}


class TestSecondTaps:
    async def test_one_is_no_second_signal(self, store: Store) -> None:
        first = await store.signals.add(ANNA, stars(4))
        assert await store.signals.add(ANNA, stars(4)) == first
        await store.signals.undo(ANNA, first.signal_id)
        assert await said(store, ANNA) == []
        again = await store.signals.add(ANNA, stars(4))
        assert again.signal_id != first.signal_id

    async def test_what_is_said_otherwise_or_elsewhere_is_one(self, store: Store) -> None:
        first = await store.signals.add(ANNA, stars(4))
        second = await store.signals.add(ANNA, stars(5))
        third = await store.signals.add(ANNA, stars(4))
        elsewhere = await store.signals.add(ANNA, replace(stars(4), source="session"))
        ids = {each.signal_id for each in (first, second, third, elsewhere)}
        assert len(ids) == 4

    async def test_who_paused_says_nothing_twice_either(self, store: Store) -> None:
        await store.signals.add(ANNA, stars(4))
        await store.people.pause(ANNA, True)
        with pytest.raises(PausedError):
            await store.signals.add(ANNA, stars(4))


class TestBatches:
    async def test_a_file_s_signals_are_taken_back_together(self, store: Store) -> None:
        await store.signals.add(ANNA, stars(3))
        first = await store.signals.add_all(ANNA, [(stars(4), None), (stars(5, MATRIX), None)])
        second = await store.signals.add_all(ANNA, [(stars(1, MATRIX), None)])
        assert await store.signals.undo_batch(ANNA, first) == 2
        assert await said(store, ANNA) == [(HEAT, Kind.RATING, 3), (MATRIX, Kind.RATING, 1)]
        assert await store.signals.undo_batch(ANNA, first) == 0
        assert await store.signals.undo_batch(BEN, second) == 0


class TestTabs:
    async def test_what_stands_of_a_kind_newest_first(self, store: Store) -> None:
        for value, item_id in ((3, HEAT), (4, MATRIX), (5, HEAT)):
            await store.signals.add(ANNA, stars(value, item_id))
        await store.signals.add(ANNA, NewSignal(HEAT, Kind.SEEN, 1, "card"))
        await store.signals.add(ANNA, NewSignal(HEAT, Kind.SEEN, 0, "card"))
        rated = await store.signals.standing_of(ANNA, Kind.RATING, limit=5)
        assert [(signal.item_id, signal.value) for signal in rated] == [(HEAT, 5), (MATRIX, 4)]
        assert await store.signals.standing_of(ANNA, Kind.RATING, limit=5, offset=1) == rated[1:]
        assert await store.signals.standing_of(ANNA, Kind.SEEN, limit=5) == []


class TestSettings:
    GORE = Slot("content", "gore<=0", "", Side.WANTED, hard=True)
    MORE_COMEDY = Slot("genre", "Comedy", "", Side.WANTED)

    async def test_they_are_as_everybody_s_until_changed(self, store: Store) -> None:
        assert await store.settings.get(ANNA) == UserSettings()
        changed = UserSettings(show="everyone", language="de", reactions=False, hidden=True)
        await store.settings.put(ANNA, changed)
        assert await store.settings.get(ANNA) == changed
        assert await store.settings.get(BEN) == UserSettings()

    async def test_wishes_are_kept_in_order_each_once_and_dropped(self, store: Store) -> None:
        await store.settings.wish(ANNA, self.GORE)
        await store.settings.wish(ANNA, self.MORE_COMEDY)
        never = replace(self.MORE_COMEDY, side=Side.UNWANTED, hard=True)
        await store.settings.wish(ANNA, never)
        assert set(await store.settings.wishes(ANNA)) == {self.GORE, never}
        assert await store.settings.unwish(ANNA, "genre", "Comedy")
        assert not await store.settings.unwish(ANNA, "genre", "Comedy")
        assert await store.settings.wishes(ANNA) == (self.GORE,)
        assert await store.settings.wishes(BEN) == ()


class TestNotes:
    async def test_the_last_note_under_a_key_is_kept(self, store: Store) -> None:
        assert await store.notes.get("commands") is None
        await store.notes.put("commands", "a")
        await store.notes.put("commands", "b")
        await store.notes.put("other", "c")
        assert await store.notes.get("commands") == "b"
