"""Standing wishes: limits are kept in every answer, preferences where nothing of their kind is asked."""

import pytest

from recommender.engine import Engine
from recommender.request.standing import limits, with_standing
from recommender.types import Profile, Request, Side, Slot

NO_HORROR = Slot("genre", "Horror", "", Side.UNWANTED, hard=True)
NO_GORE = Slot("content", "gore<=0", "", hard=True)
HIDDEN_GEMS = Slot("fame", "hidden", "")
MORE_COMEDY = Slot("genre", "Comedy", "")
PERSON = Profile(standing=(NO_HORROR, HIDDEN_GEMS, MORE_COMEDY))


def test_limits_are_the_hard_ones() -> None:
    assert limits(PERSON) == (NO_HORROR,)


def test_preferences_stand_back_where_a_request_says_more() -> None:
    western = Slot("genre", "Western", "western")
    assert with_standing(Request(slots=(western,), profile=PERSON)).slots == (western, HIDDEN_GEMS)
    assert with_standing(Request(profile=PERSON)).slots == (HIDDEN_GEMS, MORE_COMEDY)
    plain = Request(slots=(western,))
    assert with_standing(plain) is plain


@pytest.mark.parametrize("text", ["", "a scary horror film", "only horror", "like The Shining but scarier"])
def test_limits_are_kept_whatever_is_asked(shipped: Engine, text: str) -> None:
    profile = Profile(standing=(NO_HORROR, NO_GORE))
    answer = shipped.recommend(shipped.understand(text, profile=profile), count=10)
    for film in answer.recommendations:
        item = shipped.catalog.item(film.item_id)
        assert "Horror" not in item.genres
        assert item.content.gore == 0


def test_similar_films_keep_them_too(shipped: Engine) -> None:
    (shining, *_) = shipped.find_title("The Shining")
    answer = shipped.similar([shining.item_id], profile=Profile(standing=(NO_HORROR, NO_GORE)))
    found = [shipped.catalog.item(film.item_id) for film in (*answer.same_feel, *answer.same_fans)]
    assert found
    assert not any("Horror" in item.genres or item.content.gore for item in found)


def test_a_preference_for_hidden_gems_is_heard(shipped: Engine) -> None:
    def rated(profile: Profile) -> float:
        answer = shipped.recommend(shipped.understand("a comedy", profile=profile), count=10)
        counts = [shipped.catalog.item(film.item_id).rating_count for film in answer.recommendations]
        return sum(counts) / len(counts)

    assert rated(Profile(standing=(HIDDEN_GEMS,))) < rated(Profile())


def test_what_limits_leave_is_counted(shipped: Engine) -> None:
    allowed, unsure = shipped.left_by((NO_HORROR, NO_GORE))
    assert 0 < allowed < allowed + unsure < len(shipped.catalog)
    assert shipped.left_by(()) == (len(shipped.catalog), 0)
