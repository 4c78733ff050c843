"""Two people who agreed, and what is left when one of them goes."""

import pytest

from bot.errors import OptedOutError
from bot.store.store import Store

ANA, BEN, CLEO = 1, 2, 3


async def test_both_refer_to_each_other_by_ids_that_are_nobodys_own(store: Store) -> None:
    await store.pairs.agree(ANA, BEN)
    mine, theirs = await store.pairs.pair(ANA, BEN), await store.pairs.pair(BEN, ANA)
    assert mine is not None
    assert theirs is not None
    assert mine != theirs
    assert await store.pairs.other(ANA, mine) == BEN
    assert await store.pairs.other(BEN, theirs) == ANA


async def test_a_pair_is_of_two_and_of_no_one_else(store: Store) -> None:
    await store.pairs.agree(ANA, BEN)
    pair = await store.pairs.pair(ANA, BEN)
    assert pair is not None
    assert await store.pairs.other(CLEO, pair) is None
    assert await store.pairs.pair(ANA, CLEO) is None


async def test_agreeing_again_changes_nothing(store: Store) -> None:
    await store.pairs.agree(ANA, BEN)
    pair = await store.pairs.pair(ANA, BEN)
    await store.pairs.agree(BEN, ANA)
    assert await store.pairs.pair(ANA, BEN) == pair


async def test_either_may_end_it_for_both(store: Store) -> None:
    await store.pairs.agree(ANA, BEN)
    assert await store.pairs.part(BEN, ANA)
    assert await store.pairs.pair(ANA, BEN) is None
    assert await store.pairs.pair(BEN, ANA) is None
    assert not await store.pairs.part(BEN, ANA)


async def test_whoever_is_wiped_out_is_in_nobodys_pairs(store: Store) -> None:
    await store.pairs.agree(ANA, BEN)
    assert (await store.people.counts(ANA))["pairs"] == 1
    await store.people.erase(BEN)
    assert await store.pairs.pair(ANA, BEN) is None
    assert "pairs" not in await store.people.counts(ANA)


async def test_who_wants_nothing_stored_agrees_to_nothing(store: Store) -> None:
    await store.people.erase(BEN, for_good=True)
    with pytest.raises(OptedOutError):
        await store.pairs.agree(ANA, BEN)
    assert await store.pairs.pair(ANA, BEN) is None
