"""Stars, marks and undo, in words and in what follows."""

import pytest

from bot.conversations.person import Person
from bot.conversations.router import Router
from bot.errors import BusyError
from bot.services.services import Services
from bot.services.worker import Worker
from bot.store.store import Store
from tests.bot.conversations.conftest import ME, Do
from tests.bot.conversations.screens import heading, labels, press, texts, titles


async def test_a_star_is_taken_and_told(do: Do) -> None:
    card = await do("movie", "inception")
    rated = await do(press(card, "★ 4"))
    assert texts(rated)[0] == "You gave Inception (2010) 4 stars. One new film in your ten."
    assert "★ 4 (yours)" in labels(rated)
    assert "You gave it 4 stars." in texts(rated)


async def test_the_next_answer_reflects_it(do: Do) -> None:
    before = titles(await do("recommend", ""))
    await do("rate", "#1214", 10)
    after = titles(await do("recommend", ""))
    assert before != after
    assert "The Shining" in after


async def test_a_second_rating_says_how_taste_moved(do: Do) -> None:
    await do("rate", "#2571", 8)
    rated = await do("rate", "#1214", 10)
    assert "→" in texts(rated)[0]
    assert texts(rated)[0].startswith("You gave Alien (1979) 5 stars. ")


async def test_undo_takes_it_back(do: Do) -> None:
    rated = await do("rate", "inception", 7)
    undone = await do(press(rated, "Undo"))
    assert texts(undone)[0].startswith("Taken back: your 3.5 stars for Inception (2010).")
    assert "Undo" not in labels(undone)
    assert "You gave it" not in " ".join(texts(undone))


async def test_what_is_saved_is_said_though_the_engine_has_no_answer(
    do: Do, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(*_: object, **__: object) -> object:
        raise BusyError

    monkeypatch.setattr(services.films, "expected", busy)
    monkeypatch.setattr(Worker, "ask", busy)
    kept = await do("watch", "#1214")
    assert texts(kept) == ["Alien (1979) is on your watchlist."]
    assert texts(await do(press(kept, "Undo"))) == ["Taken back: the watchlist's change for Alien (1979)."]


async def test_anothers_undo_is_refused(do: Do) -> None:
    rated = await do("rate", "inception", 7)
    refused = await do(press(rated, "Undo"), person=Person(8))
    assert texts(refused) == ["There is nothing to undo there: it is undone already, or it was not yours."]


@pytest.mark.parametrize(
    ("label", "says", "back"),
    [
        ("Seen it", "Noted: you have seen Alien (1979). I won't suggest it.", "Not seen"),
        ("Watchlist", "Alien (1979) is on your watchlist.", "Off the watchlist"),
        ("Not for me", "I won't suggest Alien (1979) again.", "Suggest it again"),
    ],
)
async def test_marks_are_told_and_turned_round(do: Do, label: str, says: str, back: str) -> None:
    card = await do("movie", "alien")
    marked = await do(press(card, label))
    assert texts(marked)[0].startswith(says)
    assert label in labels(await do(press(marked, back)))
    assert label in labels(await do(press(marked, "Undo")))


async def test_a_film_not_for_me_is_never_suggested(do: Do) -> None:
    await do("hide", "#318")
    screen = await do("recommend", "")
    assert "The Shawshank Redemption" not in titles(screen)


async def test_rate_without_stars_shows_the_card(do: Do) -> None:
    assert heading(await do("rate", "inception")) == "Inception (2010)"


@pytest.mark.parametrize("halves", ["0", "11", "99999999999999999999"])
async def test_stars_out_of_range_are_refused(do: Do, halves: str) -> None:
    screen = await do("rate", "inception", halves)
    assert len(texts(screen)) == 1
    assert "watchlist" not in texts(screen)[0]


async def test_rate_asks_which_and_keeps_the_stars(do: Do) -> None:
    asked = await do("rate", "heat", 9)
    rated = await do(press(asked, "1986 · Dick Richards"))
    assert texts(rated)[0].startswith("You gave Heat (1986) 4.5 stars.")


async def test_where_it_was_said_and_what_was_on_screen_is_kept(do: Do, store: Store) -> None:
    await do(press(await do("movie", "alien"), "★ 4"))
    await do("rate", "inception", 7)
    await do("watchlist", "toy story")
    await do(press(await do("movie", "the matrix"), "Seen it"))
    await do(press(await do("session"), "★ 5"))
    kept = [
        (signal.source, signal.predicted is not None) for signal in await store.signals.standing(ME.user_id)
    ]
    assert kept == [
        ("card", True),
        ("command", False),
        ("command", False),
        ("card", True),
        ("session", True),
    ]


async def test_a_session_goes_film_by_film(do: Do) -> None:
    first = await do("session")
    assert heading(first) == "Have you seen The Shawshank Redemption (1994)?"
    second = await do(press(first, "★ 5"))
    assert texts(second)[0].startswith("You gave The Shawshank Redemption (1994) 5 stars.")
    assert heading(second).startswith("Have you seen ")
    passed = await do(press(second, "Haven't seen it"))
    assert heading(passed) not in {heading(first), heading(second)}
    back = await do(press(second, "Undo"))
    assert texts(back)[0].startswith("Taken back: your 5 stars")
    assert heading(back).startswith("Have you seen ")


async def test_a_session_ends(do: Do) -> None:
    screen = await do("session")
    while heading(screen).startswith("Have you seen"):
        screen = await do("session")
    assert heading(screen) == "That was every film I would ask about."


class TestReactions:
    MESSAGE = 901

    @pytest.fixture(autouse=True)
    async def card(self, do: Do, router: Router) -> None:
        screen = await do("movie", "inception")
        await router.shown(ME, screen, message_id=self.MESSAGE, channel_id=900, public=True)

    async def react(
        self, router: Router, emoji: str, *, added: bool = True, message_id: int = MESSAGE
    ) -> str:
        screen = await router.react(ME, message_id=message_id, emoji=emoji, added=added)
        return texts(screen)[0] if screen else ""

    @pytest.mark.parametrize(
        ("emoji", "says"),
        [
            ("1️⃣", "You gave Inception (2010) 1 star."),
            ("5\u20e3", "You gave Inception (2010) 5 stars."),
            ("❤", "You gave Inception (2010) 5 stars."),
            ("👍🏽", "You gave Inception (2010) 4 stars."),
            ("👎", "You gave Inception (2010) 2 stars."),
            ("👀", "Noted: you have seen Inception (2010)."),
            ("🔖", "Inception (2010) is on your watchlist."),
            ("🚫", "I won't suggest Inception (2010) again."),
            ("🎉", ""),
        ],
    )
    async def test_each_stands_for_something(self, router: Router, emoji: str, says: str) -> None:
        said = await self.react(router, emoji)
        assert said.startswith(says) if says else said == ""

    async def test_it_counts_once_and_can_be_taken_back(self, router: Router) -> None:
        assert await self.react(router, "👍")
        assert await self.react(router, "👍") == ""
        assert await router.known_reactions(self.MESSAGE) == {(ME.user_id, "👍")}
        assert (await self.react(router, "👍", added=False)).startswith("Taken back: your 4 stars")
        assert await self.react(router, "👍", added=False) == ""

    async def test_only_public_cards_count(self, do: Do, router: Router) -> None:
        await router.shown(ME, await do("movie", "alien"), message_id=902, channel_id=900, public=False)
        await router.shown(ME, await do("recommend", ""), message_id=903, channel_id=900, public=True)
        assert await self.react(router, "👍", message_id=902) == ""
        assert await self.react(router, "👍", message_id=903) == ""
