"""A log replayed: what stands, what is picked, what Back brings back."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.quiz.log import Answered, Event, Log, Word, replay

PICKED = Event("families", Word.PICK, "family", ("laugh", "war"))
NEXT = Event("families", Word.NEXT)
DUEL = Event("duel 1 2", Word.A)
BACK = Event("duel 1 2", Word.BACK)
EVENTS = st.sampled_from([PICKED, NEXT, DUEL, Event("duel 1 2", Word.UNKNOWN), Event("not", Word.SKIP)])


def test_picks_wait_for_next() -> None:
    assert replay([PICKED]) == Log(picks={"family": ("laugh", "war")})
    assert replay([PICKED, NEXT]) == Log((Answered("families", Word.NEXT, {"family": ("laugh", "war")}),))


def test_the_last_pick_of_a_menu_stands() -> None:
    again = Event("families", Word.PICK, "family", ("war",))
    other = Event("families", Word.PICK, "era", ("new",))
    assert replay([PICKED, again, other]).picks == {"family": ("war",), "era": ("new",)}


def test_back_reopens_the_last_question_as_it_was_left() -> None:
    assert replay([PICKED, NEXT, BACK]) == replay([PICKED])


@given(st.lists(EVENTS, max_size=8))
def test_going_all_the_way_back_brings_the_beginning(events: list[Event]) -> None:
    backs = [BACK] * len(replay(events).answers)
    assert replay([*events, *backs]).answers == ()


@given(st.lists(EVENTS, max_size=8), EVENTS.filter(lambda event: event.word is not Word.PICK))
def test_one_answer_and_back_leaves_the_answers_before_it(events: list[Event], event: Event) -> None:
    assert replay([*events, event, BACK]).answers == replay(events).answers


def test_skipping_drops_what_was_picked() -> None:
    assert replay([PICKED, Event("families", Word.SKIP)]).answers == (Answered("families", Word.SKIP),)


def test_finishing_counts_what_is_picked_and_can_be_taken_back() -> None:
    finished = replay([PICKED, Event("families", Word.FINISH)])
    assert finished.finished
    assert finished.answers == replay([PICKED, NEXT]).answers
    assert replay([DUEL, Event("leave", Word.FINISH)]).answers == replay([DUEL]).answers
    assert not replay([PICKED, Event("families", Word.FINISH), BACK]).finished
