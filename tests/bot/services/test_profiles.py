"""A profile is what stands, whatever the order it was said and undone in."""

import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.services.profiles import Profiles, build_profile
from bot.store.records import Kind, NewSignal, Signal
from bot.store.store import Store, open_store
from recommender.types import Profile, Rating

ANNA = 7
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def signal(signal_id: int, item_id: int, kind: Kind, value: float) -> Signal:
    return Signal(signal_id, item_id, kind, value, "test", datetime(2026, 1, 1, tzinfo=UTC))


def said(item_id: int, kind: Kind = Kind.RATING, value: float = 4) -> NewSignal:
    return NewSignal(item_id, kind, value, "test")


def test_signals_become_a_profile() -> None:
    profile = build_profile(
        [
            signal(1, 10, Kind.RATING, 4.5),
            signal(2, 11, Kind.SEEN, 1),
            signal(3, 12, Kind.SEEN, 0),
            signal(4, 13, Kind.HIDDEN, 1),
            signal(5, 14, Kind.WATCHLIST, 1),
            signal(6, 15, Kind.RATING, 2),
        ]
    )
    assert profile.ratings == (Rating(10, 4.5), Rating(15, 2))
    assert (profile.seen, profile.hidden, profile.watchlist) == ({11}, {13}, {14})


def test_a_film_rated_or_seen_leaves_the_watchlist() -> None:
    kept = [signal(place, item, Kind.WATCHLIST, 1) for place, item in enumerate((10, 11, 12), start=1)]
    profile = build_profile([*kept, signal(4, 10, Kind.RATING, 4), signal(5, 11, Kind.SEEN, 1)])
    assert profile.watchlist == {12}


def test_a_film_rated_before_may_be_kept_for_again() -> None:
    profile = build_profile([signal(1, 10, Kind.RATING, 5), signal(2, 10, Kind.WATCHLIST, 1)])
    assert profile.watchlist == {10}


async def test_a_profile_is_cached_until_forgotten(store: Store) -> None:
    profiles = Profiles(store)
    assert await profiles.get(ANNA) == Profile()
    await store.signals.add(ANNA, said(10))
    assert await profiles.get(ANNA) == Profile()
    profiles.forget(ANNA)
    assert await profiles.get(ANNA) == Profile(ratings=(Rating(10, 4),))


async def test_the_least_used_profile_goes_first(store: Store) -> None:
    profiles = Profiles(store, cached=2)
    await profiles.get(1)
    await profiles.get(2)
    await profiles.get(1)
    await profiles.get(3)
    for user_id in (1, 2, 3):
        await store.signals.add(user_id, said(10))
    known = [len((await profiles.get(user_id)).ratings) for user_id in (1, 3, 2)]
    assert known == [0, 0, 1]


async def test_a_profile_read_before_a_signal_is_not_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles, read = Profiles(store), store.signals.standing

    async def interrupted(user_id: int) -> list[Signal]:
        before = await read(user_id)
        await store.signals.add(user_id, said(10))
        profiles.forget(user_id)
        return before

    monkeypatch.setattr(store.signals, "standing", interrupted)
    assert (await profiles.get(ANNA)).ratings == ()
    monkeypatch.setattr(store.signals, "standing", read)
    assert (await profiles.get(ANNA)).ratings == (Rating(10, 4),)


steps = st.lists(
    st.tuples(
        st.integers(1, 4),
        st.sampled_from([(Kind.RATING, 1.0), (Kind.RATING, 4.5), (Kind.SEEN, 1.0), (Kind.WATCHLIST, 1.0)]),
        st.booleans(),
    ),
    max_size=30,
)


ways = st.permutations(range(30))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps, ways)
def test_undoing_is_exact_through_the_store(
    tmp_path_factory: pytest.TempPathFactory,
    said: list[tuple[int, tuple[Kind, float], bool]],
    order: list[int],
) -> None:
    """What was said in any order, with any of it undone in any order, is as if that were never said."""

    async def both() -> tuple[Profile, Profile]:
        async with open_store(tmp_path_factory.mktemp("store") / "s.sqlite3") as store:
            profiles = Profiles(store)
            given = [
                await store.signals.add(1, NewSignal(item_id, kind, value, "test"), at=MOMENT)
                for item_id, (kind, value), _ in said
            ]
            # A second tap is the same signal.
            undone = {signal.signal_id for signal, (*_, undone) in zip(given, said, strict=True) if undone}
            for place in order:
                if place < len(given) and given[place].signal_id in undone:
                    await store.signals.undo(1, given[place].signal_id)
            for signal in given:
                if signal.signal_id not in undone:
                    new = NewSignal(signal.item_id, signal.kind, signal.value, "test")
                    await store.signals.add(2, new, at=MOMENT)
            return await profiles.get(1), await profiles.get(2)

    taken_back, never_said = asyncio.run(both())
    assert taken_back == never_said


@given(steps)
def test_only_the_newest_that_stands_of_each_film_and_kind_counts(
    said: list[tuple[int, tuple[Kind, float], bool]],
) -> None:
    remaining = [
        signal(place, item_id, kind, value)
        for place, (item_id, (kind, value), undone) in enumerate(said)
        if not undone
    ]
    newest = {(each.item_id, each.kind): each for each in remaining}
    standing = sorted(newest.values(), key=lambda each: each.signal_id)
    profile = build_profile(standing)
    assert {rating.item_id: rating.stars for rating in profile.ratings} == {
        item_id: each.value for (item_id, kind), each in newest.items() if kind is Kind.RATING
    }
    assert profile.seen == {item_id for item_id, kind in newest if kind is Kind.SEEN}
