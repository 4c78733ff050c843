"""Films by what was typed."""

import pytest

from bot.errors import PersonError
from bot.services.films import Doubt, Found, film_ref
from bot.services.services import Services
from recommender.types import TitleMatch
from tests.bot.fakes import FakeEngine

ME = 7


async def test_one_match_goes_ahead(services: Services) -> None:
    found = await services.films.find("inception")
    assert found.item is not None
    assert found.item.label == "Inception (2010)"


async def test_an_id_is_a_film(services: Services) -> None:
    found = await services.films.find(film_ref(2571))
    assert found.item is not None
    assert found.item.title == "The Matrix"


async def test_a_bare_number_that_is_no_title_is_an_id(services: Services) -> None:
    found = await services.films.find("318")
    assert found.item is not None
    assert found.item.title == "The Shawshank Redemption"


async def test_films_of_one_title_are_told_apart_by_year(services: Services) -> None:
    found = await services.films.find("heat")
    assert (found.item, found.doubt) == (None, Doubt.SAME_TITLE)
    assert {item.year for item in found.maybe} == {1995, 1986}
    by_year = await services.films.find("Heat (1986)")
    assert by_year.item is not None
    assert by_year.item.year == 1986


async def test_a_title_of_other_languages_is_no_reason_to_ask(
    services: Services, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [TitleMatch(1214, 100.0), TitleMatch(1258, 100.0)]
    monkeypatch.setattr(engine, "find_title", lambda text, limit: both)
    found = await services.films.find("alien")
    assert found.item is not None
    assert found.item.title == "Alien"
    assert (await services.films.find("the shining")).doubt is Doubt.SAME_TITLE


async def test_a_typo_with_one_likely_film_goes_ahead(services: Services) -> None:
    found = await services.films.find("incepton")
    assert found.item is not None
    assert found.item.title == "Inception"


async def test_a_beginning_of_several_titles_is_asked_about(services: Services) -> None:
    found = await services.films.find("the sh")
    assert (found.item, found.doubt) == (None, Doubt.SEVERAL)
    assert {item.title for item in found.maybe[:2]} == {"The Shawshank Redemption", "The Shining"}


async def test_no_match_offers_the_nearest(services: Services) -> None:
    found = await services.films.find("the shiny groundhog")
    assert (found.item, found.doubt) == (None, Doubt.UNKNOWN)
    assert found.maybe[0].title == "Groundhog Day"
    assert await services.films.find("qqqqqqqqqqqqqqqqqqqq") == Found(doubt=Doubt.UNKNOWN)


async def test_an_id_that_is_gone_is_told(services: Services) -> None:
    with pytest.raises(PersonError, match="Try /movie"):
        await services.films.find("#999999")


async def test_nothing_typed_completes_to_nothing(services: Services) -> None:
    assert await services.films.complete("  ", limit=5) == []
    assert [item.title for item in await services.films.complete("toy sto", limit=1)] == ["Toy Story"]


async def test_expected_stars_come_in_the_order_asked(services: Services) -> None:
    expected = await services.films.expected(ME, [318, 100306])
    assert [each.stars for each in expected] == [4.4, 2.5]
    assert await services.films.expected(ME, []) == []
