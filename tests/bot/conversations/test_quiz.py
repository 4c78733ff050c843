"""The quiz as it is talked through: every button at every step, restarts, double taps, the result."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from bot.conversations.action import Action
from bot.conversations.person import Person
from bot.conversations.router import Router
from bot.conversations.screen import Option, Picture, Screen, Select
from bot.services.services import Services
from bot.services.worker import Worker
from bot.store.store import open_store
from tests.bot.conversations.conftest import ME, Do
from tests.bot.conversations.screens import buttons, films, heading, labels, press, texts

STEPS = 8
"""Screens of the longest way through the small catalogue."""


def menus(screen: Screen) -> list[Select]:
    return [block for block in screen.blocks if isinstance(block, Select)]


def pick(screen: Screen, *keys: str, menu: int = 0) -> Action:
    """Choose from a menu as Discord gives it back."""
    action = Action.parse(menus(screen)[menu].action.custom_id)
    return Action(action.name, (*action.args, ",".join(keys))) if keys else action


def chosen(screen: Screen) -> list[str]:
    return [option.value for menu in menus(screen) for option in menu.options if option.chosen]


def is_result(screen: Screen) -> bool:
    return heading(screen).startswith("Your taste: ")


def onward_label(screen: Screen) -> str:
    """What somebody presses who means it: A, or Next."""
    return "Next" if menus(screen) else "A"


def onward(screen: Screen) -> Action:
    return press(screen, onward_label(screen))


async def reach(do: Do, step: int, *length: str) -> Screen:
    """Go on to a step, or to the result if that comes first."""
    screen = await do("quiz", *length)
    for _ in range(step):
        if is_result(screen):
            break
        screen = await do(onward(screen))
    return screen


class Restarts:
    """Every action done by a Matinee of its own, as after a kill."""

    def __init__(self, path: Path, worker: Worker) -> None:
        self._path, self._worker = path, worker

    async def __call__(self, what: Action | str, *args: object) -> Screen:
        async with open_store(self._path) as store:
            router = Router(Services.of(store, self._worker))
            return await router.answer(ME, what if isinstance(what, Action) else Action.of(what, *args))


@pytest.fixture
def restarts(tmp_path: Path, worker: Worker) -> Restarts:
    return Restarts(tmp_path / "killed.sqlite3", worker)


@pytest.fixture
async def through(tmp_path: Path, worker: Worker) -> AsyncIterator[list[Screen]]:
    """All screens of a quiz done at one go."""
    async with open_store(tmp_path / "whole.sqlite3") as store:
        router = Router(Services.of(store, worker))
        screens = [await router.answer(ME, Action.of("quiz"))]
        while not is_result(screens[-1]):
            screens.append(await router.answer(ME, onward(screens[-1])))
        yield screens


def same(screen: Screen) -> tuple[object, ...]:
    """What a person sees, ids in buttons aside."""
    seen = [(option.label, option.chosen) for menu in menus(screen) for option in menu.options]
    return heading(screen), texts(screen), labels(screen), seen, [film.title for film in films(screen)]


async def test_the_first_screen_offers_families_described_by_films(do: Do) -> None:
    screen = await do("quiz")
    assert heading(screen) == "1 of about 8: Which of these would you watch this week?"
    assert Option("A proper scare", "scare", "The Shining and Alien") in menus(screen)[0].options
    assert menus(screen)[0].most == 3
    assert labels(screen) == ["Next", "Skip", "Back", "Finish now"]
    assert [button.disabled for button in buttons(screen)] == [False, False, True, False]


async def test_picks_stay_until_changed_and_are_not_offered_to_turn_down(do: Do) -> None:
    screen = await do(pick(await do("quiz"), "scare", "love"))
    assert chosen(screen) == ["love", "scare"]
    assert chosen(await do(pick(screen))) == []
    screen = await do(pick(await do("quiz"), "scare"))
    offered = {option.value for option in menus(await do(press(screen, "Next")))[0].options}
    assert "love" in offered
    assert "scare" not in offered


async def test_a_whole_quiz_ends_in_a_result(through: list[Screen]) -> None:
    headings = [heading(screen).partition(": ")[2] for screen in through]
    assert headings[1] == "And which not tonight?"
    assert headings[2] == headings[4] == "Which three would you rather watch?"
    assert headings[-3:-1] == ["Shall I leave anything out?", "Last, the practical side."]
    assert labels(through[2]) == [
        *("A", "B", "Both", "Neither", "I don't know these"),
        *("Skip", "Back", "Finish now"),
    ]
    assert 8 <= len(through) <= 13


@pytest.mark.parametrize("step", range(STEPS))
async def test_back_shows_the_screen_before_exactly(do: Do, step: int) -> None:
    before = await reach(do, step)
    if menus(before):
        before = await do(pick(before, menus(before)[0].options[0].value))
    after = await do(onward(before))
    if not is_result(after):
        assert same(await do(press(after, "Back"))) == same(before)


@pytest.mark.parametrize("step", range(STEPS))
async def test_finish_now_gives_a_result_at_every_step(do: Do, step: int) -> None:
    screen = await reach(do, step)
    screen = screen if is_result(screen) else await do(press(screen, "Finish now"))
    shares = [int(part.split()[-2]) for part in heading(screen).split(", ")]
    assert sum(shares) == 100
    assert films(screen)


@pytest.mark.parametrize("step", range(STEPS))
async def test_skip_goes_on_at_every_step(do: Do, step: int) -> None:
    before = await reach(do, step)
    after = await do(press(before, "Skip"))
    assert is_result(after) or heading(after).split()[0] == str(step + 2)


@pytest.mark.parametrize("step", range(STEPS))
async def test_a_second_tap_shows_the_current_question(do: Do, step: int) -> None:
    before = await reach(do, step)
    taps = [onward(before), press(before, "Skip"), press(before, "Back"), press(before, "Finish now")]
    after = await do(taps[0])
    for tap in taps:
        assert same(await do(tap)) == same(after)


async def test_two_taps_at_once_count_as_one(do: Do) -> None:
    duel = await reach(do, 2)
    both = await asyncio.gather(do(press(duel, "A")), do(press(duel, "B")), do(press(duel, "A")))
    assert len({heading(screen) for screen in both}) == 1
    assert heading(both[0]).startswith("4 of")


async def test_an_old_screen_stays_answered_after_going_back_and_on(do: Do) -> None:
    duel = await reach(do, 2)
    after_a = await do(press(duel, "A"))
    after_b = await do(press(await do(press(after_a, "Back")), "B"))
    assert same(await do(press(after_a, "A"))) == same(after_b)


async def test_every_step_survives_a_restart(restarts: Restarts, through: list[Screen]) -> None:
    screen = await restarts("quiz")
    for expected in through[1:]:
        assert same(await restarts("quiz")) == same(screen)
        screen = await restarts(onward(screen))
        assert same(screen) == same(expected)


@pytest.mark.parametrize("step", range(STEPS - 1))
async def test_every_button_of_every_step_works_after_a_kill(
    through: list[Screen], tmp_path: Path, worker: Worker, step: int
) -> None:
    """Killed after each press, the same buttons lead where they lead a Matinee that lives on."""
    for place, button in enumerate(buttons(through[step])):
        if button.disabled:
            continue
        killed = Restarts(tmp_path / f"killed{place}.sqlite3", worker)
        async with open_store(tmp_path / f"alive{place}.sqlite3") as store:
            router = Router(Services.of(store, worker))
            alive, shown = await router.answer(ME, Action.of("quiz")), await killed("quiz")
            for label in [*(onward_label(screen) for screen in through[:step]), button.label]:
                alive = await router.answer(ME, press(alive, label))
                shown = await killed(press(shown, label))
            assert same(shown) == same(alive)


async def test_menus_work_after_a_restart(restarts: Restarts) -> None:
    screen = await restarts(pick(await restarts("quiz"), "scare"))
    assert chosen(await restarts("quiz")) == chosen(screen) == ["scare"]


async def test_unknown_films_are_swapped_twice_then_it_goes_on(do: Do) -> None:
    screen = await reach(do, 2)
    shown = [texts(screen)]
    for _ in range(2):
        screen = await do(press(screen, "I don't know these"))
        assert heading(screen).startswith("3 of")
        assert texts(screen)[0] == "Here are others instead."
        shown.append(texts(screen))
    assert len({tuple(text[1:]) for text in shown}) == 3
    assert not heading(await do(press(screen, "I don't know these"))).startswith("3 of")


async def test_the_quick_quiz_has_four_questions(do: Do) -> None:
    assert heading(await do("quiz", "quick")).startswith("1 of about 4")
    assert not is_result(await reach(do, 3))
    assert is_result(await do(onward(await do("quiz"))))


async def finish(do: Do, *keys: str) -> Screen:
    screen = await do("quiz")
    return await do(press(await do(pick(screen, *keys)), "Finish now"))


async def test_the_result_has_shares_sureness_a_picture_and_labelled_films(do: Do) -> None:
    screen = await finish(do, "scare")
    assert heading(screen).startswith("Your taste: Horror ")
    assert texts(screen)[0].startswith("I am going by one answer; this is ")
    (picture,) = [block for block in screen.blocks if isinstance(block, Picture)]
    assert heading(screen).removeprefix("Your taste: ") in picture.alt
    assert {film.label for film in films(screen)} <= {"safe", "stretch", "wildcard"}
    assert all(film.reason and film.expected and film.open for film in films(screen))
    assert labels(screen) == ["Seen some of these", "New ten", "How I got this", "Share", "Take it again"]


async def test_the_picture_is_a_png(do: Do, tmp_path: Path) -> None:
    (picture,) = [block for block in (await finish(do, "scare")).blocks if isinstance(block, Picture)]
    (tmp_path / "taste.png").write_bytes(picture.png)
    with Image.open(tmp_path / "taste.png") as image:
        assert (image.format, image.width) == ("PNG", 720)


async def test_how_i_got_this_names_answers_and_shares(do: Do) -> None:
    screen = await reach(do, 1)
    screen = await do(press(await do(pick(await do(press(screen, "Back")), "scare")), "Next"))
    screen = await do(press(await do(press(screen, "Next")), "A"))
    told = texts(await do(press(await do(press(screen, "Finish now")), "How I got this")))
    assert told[0].startswith("You picked “A proper scare”: Horror ")
    assert told[0].endswith(" %.")


async def test_how_with_no_answers_says_so(do: Do) -> None:
    screen = await do(press(await do("quiz"), "Finish now"))
    told = await do(press(screen, "How I got this"))
    assert texts(told) == ["No answer moved a share: I know no more of you than what most people like."]
    assert is_result(await do(press(told, "Back to the result")))


async def test_seen_films_make_room_for_others(do: Do, services: Services) -> None:
    screen = await finish(do, "scare")
    first = films(screen)
    asked = await do(press(screen, "Seen some of these"))
    seen = [str(first[0].item_id), str(first[3].item_id)]
    refilled = films(await do(pick(asked, *seen)))
    assert len(refilled) == 10
    assert {film.item_id for film in first} - {film.item_id for film in refilled} == set(map(int, seen))
    assert set(map(int, seen)) <= (await services.profiles.get(ME.user_id)).seen


async def test_only_films_of_the_ten_can_be_marked_seen(do: Do, services: Services) -> None:
    asked = await do(press(await finish(do, "scare"), "Seen some of these"))
    await do(pick(asked, "424242", "nonsense"))
    assert not (await services.profiles.get(ME.user_id)).seen


async def test_sharing_shows_everyone_the_shares_and_films_alone(do: Do) -> None:
    screen = await finish(do, "scare")
    shared = await do(press(screen, "Share"))
    assert not shared.private
    assert heading(shared).removeprefix("A taste in films") == heading(screen).removeprefix("Your taste")
    assert len(texts(shared)) == 10
    assert labels(shared) == ["Take the quiz"]


async def test_somebody_elses_films_are_not_shared(do: Do) -> None:
    theirs = await do("recommend", "", person=Person(8))
    answer_id = press(theirs, "More").args[0]
    await finish(do, "scare")
    assert "retired" in texts(await do("quiz", "1", "share", answer_id))[0]


async def test_new_ten_are_others(do: Do) -> None:
    screen = await finish(do, "scare")
    new = await do(press(screen, "New ten"))
    assert new.blocks
    assert not {film.item_id for film in films(screen)} & {film.item_id for film in films(new)}


async def test_a_film_of_the_ten_opens_with_its_why(do: Do) -> None:
    screen = await finish(do, "scare")
    assert "Why?" in labels(await do(films(screen)[0].open))


async def test_the_profile_tells_what_the_quiz_found_until_there_are_ratings(do: Do) -> None:
    assert "Take the quiz" in labels(await do("profile"))
    await finish(do, "scare")
    profile = await do("profile")
    assert heading(profile) == "Your taste, from the quiz"
    assert texts(profile)[0].startswith("A first guess: Horror ")
    await do("rate", "#1258", 10)
    assert heading(await do("profile")) == "Your taste, from one rating"


async def test_a_finished_quizs_buttons_show_its_result_and_a_new_one_begins_afresh(do: Do) -> None:
    first = await do("quiz")
    result = await do(press(first, "Finish now"))
    assert is_result(await do(press(first, "Next")))
    assert heading(await do(press(result, "Take it again"))).startswith("1 of about 8")


@pytest.mark.parametrize("args", [("1", "2", "conquer"), ("1", "how"), ("1", "mark", "x"), ("999", "0", "a")])
async def test_buttons_of_another_version_are_answered_kindly(do: Do, args: tuple[str, ...]) -> None:
    await do("quiz")
    screen = await do("quiz", *args)
    assert "wrong" not in str(screen.blocks)


async def test_what_is_retired_under_a_result_says_so(do: Do) -> None:
    await do(press(await do("quiz"), "Finish now"))
    assert "retired" in texts(await do("quiz", "1", "conquer"))[0]
