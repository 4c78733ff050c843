"""Taste in numbers."""

import pytest

from bot.services.portraits import Portrait, portrait_of
from bot.services.shares import genre_shares
from recommender.types import Profile, Rating, Side, Slot
from tests.bot.fakes import FILMS, FakeCatalog

CATALOG = FakeCatalog()
HEAT, ALIEN, SHINING, AMELIE, CASABLANCA = 6, 1214, 1258, 4973, 912
MOST = max(item.rating_count for item in FILMS)


def profile(*ratings: tuple[int, float], wishes: tuple[Slot, ...] = ()) -> Profile:
    return Profile(ratings=tuple(Rating(item_id, stars) for item_id, stars in ratings), standing=wishes)


def shares(of: Profile) -> dict[str, float]:
    return {genre: share.share for genre, share in genre_shares(of, CATALOG).items()}


def portrait(*ratings: tuple[int, float]) -> Portrait:
    return portrait_of(profile(*ratings), CATALOG, MOST)


def test_nothing_rated_says_nothing() -> None:
    assert portrait() == Portrait(ratings=0)


def test_shares_sum_to_one_largest_first() -> None:
    found = shares(profile((HEAT, 4), (ALIEN, 5), (AMELIE, 2)))
    assert sum(found.values()) == pytest.approx(1)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert next(iter(found)) in {"Horror", "Sci-Fi"}


def test_a_film_disliked_counts_against_its_genres() -> None:
    liked = shares(profile((ALIEN, 5), (AMELIE, 4)))
    disliked = shares(profile((ALIEN, 5), (AMELIE, 1)))
    assert disliked.get("Comedy", 0) < liked["Comedy"]


def test_a_share_is_the_surer_the_more_films_it_rests_on() -> None:
    few = genre_shares(profile((ALIEN, 5), (AMELIE, 4)), CATALOG)["Horror"]
    many = genre_shares(profile((ALIEN, 5), (SHINING, 5), (AMELIE, 4)), CATALOG)["Horror"]
    assert many.error / many.share < few.error / few.share


def test_films_no_longer_in_the_catalogue_are_passed_over() -> None:
    assert portrait((999_999, 5)).ratings == 0


@pytest.mark.parametrize(
    ("side", "hard"), [(Side.WANTED, False), (Side.UNWANTED, False), (Side.UNWANTED, True)]
)
def test_a_corrected_genre_counts_otherwise(side: Side, hard: bool) -> None:
    ratings = ((ALIEN, 5.0), (AMELIE, 4.0), (HEAT, 4.0))
    before = shares(profile(*ratings))["Horror"]
    after = shares(profile(*ratings, wishes=(Slot("genre", "Horror", "", side, hard),)))
    assert sum(after.values()) == pytest.approx(1)
    if hard:
        assert "Horror" not in after
    else:
        assert (after["Horror"] > before) is (side is Side.WANTED)


def test_kindness_is_measured_against_others_for_the_same_films() -> None:
    found = portrait((HEAT, 4.95), (ALIEN, 5.03))
    assert found.kindness == pytest.approx(1.0)
    assert found.mean == pytest.approx(4.99)


def test_touchstones_are_the_best_liked_the_newest_first() -> None:
    found = portrait((HEAT, 4), (ALIEN, 5), (AMELIE, 2), (SHINING, 5), (CASABLANCA, 3))
    assert [item.title for item in found.touchstones] == ["The Shining", "Alien", "Heat"]
    assert found.decades == pytest.approx({1970: 1 / 3, 1980: 1 / 3, 1990: 1 / 3})


def test_fame_is_that_of_the_films_liked() -> None:
    best_known = max(FILMS, key=lambda item: item.rating_count)
    assert portrait((best_known.item_id, 5), (HEAT, 1)).fame == pytest.approx(1.0)
    assert portrait((HEAT, 1)).fame is None
