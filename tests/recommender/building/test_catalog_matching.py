from __future__ import annotations

from dataclasses import replace

import pytest

from recommender.building.catalog_matching import Draft, FilmIndex, share_people
from recommender.building.catalog_sources import Source
from recommender.sources.records import FilmRecord

JAIL = "Convicted of killing his wife, banker Andy spends two decades in prison, befriending Red."
SHARK = "Police chief Brody hunts the shark that terrorises swimmers off Amity Island."


def index_of(*records: FilmRecord, source: Source = Source.MOVIELENS) -> FilmIndex:
    index = FilmIndex()
    for number, record in enumerate(records, 1):
        index.add(Draft(number, source), source, record)
    return index


def found(index: FilmIndex, record: FilmRecord, source: Source = Source.WIKIPEDIA) -> int | None:
    draft = index.by_title(record, source)
    return draft.item_id if draft else None


def test_ids_come_before_titles() -> None:
    index = index_of(
        FilmRecord("Heat", 1995, imdb_id="tt1", tmdb_id=10), FilmRecord("Heat", 2013, tmdb_id=11)
    )
    assert [draft.item_id for draft in index.by_id(FilmRecord("Ronin", imdb_id="tt1", tmdb_id=11))] == [1]
    assert [draft.item_id for draft in index.by_id(FilmRecord("Ronin", tmdb_id=11))] == [2]
    assert index.by_id(FilmRecord("Heat")) == []


def test_two_films_of_one_tmdb_id_are_both_found() -> None:
    index = index_of(FilmRecord("Minds", 2002, tmdb_id=5), FilmRecord("Minds", 2002, tmdb_id=5))
    assert len(index.by_id(FilmRecord("Minds", tmdb_id=5))) == 2


@pytest.mark.parametrize(
    "record",
    [
        FilmRecord("heat", 1995),
        FilmRecord("HEAT!", 1996),
        FilmRecord("Hitze", 1994, ("Heat",)),
        FilmRecord("The Heat", 1995),
        FilmRecord("Michael Mann's Heat", 1995),
        FilmRecord("Heat (Director's Cut)", 1995),
    ],
)
def test_a_film_is_found_by_title_and_year(record: FilmRecord) -> None:
    assert found(index_of(FilmRecord("Heat", 1995)), record) == 1


def test_a_number_and_its_word_may_be_one_title() -> None:
    assert found(index_of(FilmRecord("Ocean's Eight", 2018)), FilmRecord("Ocean's 8", 2018)) == 1


@pytest.mark.parametrize(
    "record",
    [FilmRecord("Heat", 1997), FilmRecord("Heat"), FilmRecord("Heart", 1995), FilmRecord("The Heat", 1996)],
)
def test_another_year_or_title_is_another_film(record: FilmRecord) -> None:
    assert found(index_of(FilmRecord("Heat", 1995)), record) is None


def test_titles_of_other_scripts_count() -> None:
    assert found(index_of(FilmRecord("千と千尋", 2001)), FilmRecord("千と千尋", 2001)) == 1
    assert found(index_of(FilmRecord("...", 2001)), FilmRecord("!!!", 2001)) is None


def test_of_two_films_the_one_of_that_very_year_is_meant() -> None:
    index = index_of(FilmRecord("Emma", 1996), FilmRecord("Emma", 1997))
    assert found(index, FilmRecord("Emma", 1996)) == 1


def test_two_films_of_one_title_and_year_are_not_guessed_between() -> None:
    index = index_of(FilmRecord("Emma", 1996), FilmRecord("Emma", 1996))
    assert found(index, FilmRecord("Emma", 1996)) is None


def test_people_tell_films_of_one_title_and_year_apart() -> None:
    index = index_of(
        FilmRecord("Emma", 1996, directors=("Ann A",)), FilmRecord("Emma", 1996, directors=("Bea B",))
    )
    assert found(index, FilmRecord("Emma", 1996, directors=("Bea B",))) == 2


def test_another_director_is_another_film_unless_the_cast_agrees() -> None:
    cast = ("Cy C", "Di D", "Ed E")
    index = index_of(FilmRecord("Emma", 1996, directors=("Ann A",), cast=cast))
    assert found(index, FilmRecord("Emma", 1996, directors=("Bea B",))) is None
    assert found(index, FilmRecord("Emma", 1996, directors=("Bea B",), cast=("Ed E",))) == 1


def test_nobody_in_two_casts_is_another_film_unless_they_are_short() -> None:
    index = index_of(FilmRecord("Emma", 1996, cast=("Cy C", "Di D", "Ed E")))
    assert found(index, FilmRecord("Emma", 1996, cast=("Fay F", "Gus G", "Hal H"))) is None
    assert found(index, FilmRecord("Emma", 1996, cast=("Fay F", "Gus G"))) == 1


def test_other_overviews_matter_where_the_years_differ() -> None:
    """TMDB lists a short of 2013 beside the feature of 2014; rewritten overviews of one year are one film."""
    index = index_of(FilmRecord("Whip", 2014, text=JAIL), source=Source.TOP10K)
    assert found(index, FilmRecord("Whip", 2013, text=SHARK), Source.TOP10K) is None
    assert found(index, FilmRecord("Whip", 2013, text=JAIL), Source.TOP10K) == 1
    assert found(index, FilmRecord("Whip", 2014, text=SHARK), Source.TOP10K) == 1
    assert found(index, FilmRecord("Whip", 2013, text=SHARK), Source.WIKIPEDIA) == 1


def test_other_tmdb_ids_need_the_same_genres() -> None:
    """TMDB renumbers films; but The Crew (2016) is a Russian action film and a French thriller."""
    index = index_of(FilmRecord("The Crew", 2016, tmdb_id=1, genres=("Action", "Drama")))
    assert (
        found(index, FilmRecord("The Crew", 2016, tmdb_id=2, genres=("Drama", "Action")), Source.TOP10K) == 1
    )
    assert found(index, FilmRecord("The Crew", 2016, tmdb_id=2, genres=("Crime",)), Source.TOP10K) is None


def test_an_american_film_is_not_the_korean_one_of_its_title() -> None:
    index = index_of(FilmRecord("The Call", 2020, language="ko", genres=("Thriller",)))
    american = FilmRecord("The Call", 2020, countries=("USA",), genres=("Horror",))
    assert found(index, american) is None
    assert found(index, replace(american, genres=("Thriller",))) == 1
    assert found(index, replace(american, countries=("USA", "South Korea"))) == 1


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Brian DePalma", "Brian De Palma"),
        ("Park Chan-wook", "Chan-wook Park"),
        ("Charles Stone", "Charles Stone III"),
        ("Erik Skjoldbjærg", "Erik Skjoldbjaerg"),
        ("Alfonso Cuarón", "A. Cuaron"),
    ],
)
def test_a_name_written_two_ways_is_one_person(name: str, other: str) -> None:
    assert share_people([name], ["Somebody Else", other])


def test_a_first_name_in_common_is_not_enough() -> None:
    assert not share_people(["Michael Mann"], ["Michael Bay"])
