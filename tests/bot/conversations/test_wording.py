"""Films and numbers in words."""

import pytest

from bot.conversations.action import Action, UnreadableActionError
from bot.conversations.wording import about, clip, duration, facts, stars
from recommender.types import Expected, Item


@pytest.mark.parametrize(
    ("minutes", "says"), [(45, "45 min"), (60, "1 h"), (61, "1 h 01"), (136, "2 h 16"), (120, "2 h")]
)
def test_lengths(minutes: int, says: str) -> None:
    assert duration(minutes) == says


def test_facts_leave_out_what_is_unknown() -> None:
    item = Item(1, "Heat", 1995, runtime=170, genres=("Action", "Crime", "Thriller", "Drama"))
    assert facts(item) == "1995 · 2 h 50 · Action, Crime, Thriller"
    assert facts(Item(1, "Heat", None, genres=("Crime",))) == "Crime"
    assert facts(Item(1, "Heat", None)) == "nothing known but its title"


def test_numbers() -> None:
    assert about(Expected(4.31, 3.82, 4.68)) == "about 4.3 (3.8-4.7)"
    assert [stars(value) for value in (0.5, 1, 3.5, 4.0)] == ["0.5 stars", "1 star", "3.5 stars", "4 stars"]


def test_long_labels_end_at_a_word() -> None:
    assert clip("short") == "short"
    assert clip("Everything You Always Wanted to Know About Sex") == "Everything You Always Wanted to…"
    assert len(clip("x" * 50)) == 34


def test_an_action_survives_a_button() -> None:
    action = Action.of("rate", "#603", 8, "card", "")
    assert Action.parse(action.custom_id) == action


@pytest.mark.parametrize("text", ["", "v1", "v1:", "v0:rate:603", "rate:603"])
def test_what_is_no_action_is_refused(text: str) -> None:
    with pytest.raises(UnreadableActionError):
        Action.parse(text)


@pytest.mark.parametrize("action", [Action.of("recommend", "x" * 100), Action.of("movie", "a:b")])
def test_what_does_not_fit_a_button_is_refused(action: Action) -> None:
    with pytest.raises(ValueError, match="does not fit a button"):
        assert action.custom_id
