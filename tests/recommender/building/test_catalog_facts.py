from __future__ import annotations

from recommender import catalog_schema as column
from recommender.building.catalog_facts import Facts, settle
from recommender.building.catalog_matching import Draft
from recommender.building.catalog_sources import Source
from recommender.sources.records import FilmRecord


def facts(**records: FilmRecord) -> Facts:
    told = {Source[name]: record for name, record in records.items()}
    return settle(Draft(1, Source.MOVIELENS, {Source.MOVIELENS: FilmRecord("A")} | told))


def test_the_most_trusted_source_that_is_not_silent_is_taken() -> None:
    found = facts(
        MOVIELENS=FilmRecord("Heat", 1995, genres=("Crime",)),
        TOP10K=FilmRecord("Heat!", 1995, genres=("Action",), language="en"),
        UDACITY=FilmRecord("HEAT", 1995, runtime=170),
    )
    assert (found.values[column.TITLE], found.values[column.GENRES]) == ("Heat", ("Crime",))
    assert (found.values[column.RUNTIME], found.values[column.LANGUAGE]) == (170, "en")
    assert found.told_by[column.RUNTIME] == "TMDB"
    assert found.disputed == {}


def test_what_nobody_tells_is_unknown() -> None:
    found = facts(MOVIELENS=FilmRecord("Heat", genres=("(no genres listed)",)))
    assert set(found.values) == {column.TITLE, column.OTHER_TITLES, column.SUBGENRES}


def test_a_year_in_dispute_says_who_says_what() -> None:
    found = facts(
        MOVIELENS=FilmRecord("Alpha Dog", 2007),
        TOP10K=FilmRecord("Alpha Dog", 2006),
        UDACITY=FilmRecord("Alpha Dog", 2006),
        HETREC=FilmRecord("Alpha Dog", 2006),
    )
    assert found.values[column.YEAR] == 2007
    assert found.disputed == {column.YEAR: "2007 (MovieLens); 2006 (TMDB, HetRec)"}


def test_a_few_minutes_more_are_no_dispute() -> None:
    def disputed(minutes: int) -> bool:
        records = {"UDACITY": FilmRecord("A", runtime=100), "IMDB5000": FilmRecord("A", runtime=minutes)}
        return column.RUNTIME in facts(**records).disputed

    assert [disputed(minutes) for minutes in (95, 105, 106)] == [False, False, True]


def test_directors_are_in_dispute_when_nobody_is_in_both_lists() -> None:
    agreed = facts(
        UDACITY=FilmRecord("A", directors=("Brian De Palma",)),
        HETREC=FilmRecord("A", directors=("Brian DePalma",)),
    )
    assert agreed.disputed == {}
    other = facts(
        UDACITY=FilmRecord("A", directors=("Ann A",)), WIKIPEDIA=FilmRecord("A", directors=("Bea B",))
    )
    assert other.disputed == {column.DIRECTORS: "Ann A (TMDB); Bea B (Wikipedia)"}


def test_a_fuller_list_of_directors_wins_over_its_first_name_alone() -> None:
    found = facts(
        IMDB5000=FilmRecord("A", directors=("Ann A",)),
        WIKIPEDIA=FilmRecord("A", directors=("Ann A", "Bea B")),
    )
    assert found.values[column.DIRECTORS] == ("Ann A", "Bea B")


def test_the_cast_is_topped_up_to_six_in_order_and_without_repeats() -> None:
    found = facts(
        UDACITY=FilmRecord("A", cast=("Penélope Cruz", "Cy C")),
        WIKIPEDIA=FilmRecord("A", cast=("Penelope Cruz", "Di D", "Ed E", "Fay F", "Gus G", "Hal H")),
    )
    assert found.values[column.CAST] == ("Penélope Cruz", "Cy C", "Di D", "Ed E", "Fay F", "Gus G")


def test_all_countries_are_kept_and_disputed_when_none_is_shared() -> None:
    shared = facts(
        HETREC=FilmRecord("A", countries=("UK",)), WIKIPEDIA=FilmRecord("A", countries=("UK", "USA"))
    )
    assert (shared.values[column.COUNTRIES], shared.disputed) == (("UK", "USA"), {})
    other = facts(HETREC=FilmRecord("A", countries=("UK",)), IMDB5000=FilmRecord("A", countries=("USA",)))
    assert other.values[column.COUNTRIES] == ("UK", "USA")
    assert other.disputed == {column.COUNTRIES: "UK (HetRec); USA (IMDb 5000)"}


def test_a_bracket_belongs_to_the_title_when_another_source_says_so() -> None:
    own = FilmRecord("The Human Centipede", 2009, ("First Sequence",))
    whole = FilmRecord("The Human Centipede (First Sequence)", 2009)
    assert facts(MOVIELENS=own, TOP10K=whole).values[column.TITLE] == whole.title
    assert facts(MOVIELENS=own).values[column.TITLE] == "The Human Centipede"


def test_titles_elsewhere_are_other_titles_unless_they_read_the_same() -> None:
    found = facts(
        MOVIELENS=FilmRecord("Amélie", 2001, ("Le Fabuleux destin",)),
        TOP10K=FilmRecord("AMELIE", 2001),
        HETREC=FilmRecord("Le fabuleux destin", 2001),
        WIKIPEDIA=FilmRecord("Amelie of Montmartre", 2001),
    )
    assert found.values[column.OTHER_TITLES] == ("Le Fabuleux destin", "Amelie of Montmartre")


def test_black_and_white_may_be_known_not_to_be() -> None:
    assert (
        facts(MOVIELENS=FilmRecord("A"), IMDB5000=FilmRecord("A", black_and_white=False)).values[
            column.BLACK_AND_WHITE
        ]
        is False
    )


def test_subgenres_are_gathered_from_all() -> None:
    found = facts(
        TOP10K=FilmRecord("A", genres=("Music", "Drama")), WIKIPEDIA=FilmRecord("A", genres=("Biography",))
    )
    assert found.values[column.SUBGENRES] == ("Biography", "Music")
