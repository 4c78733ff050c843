from __future__ import annotations

import zlib

import pytest

from recommender.building.catalog_merge import Merged, item_id_of, merge
from recommender.building.catalog_screen import LeftOut
from recommender.building.catalog_sources import Source
from recommender.sources.movielens import Links
from recommender.sources.movielens_titles import parse_title
from recommender.sources.records import FilmRecord

HEAT = FilmRecord("Heat", 1995, movielens_id=6, imdb_id="tt0113277", tmdb_id=949, genres=("Crime",))
DRAMA = ("Drama",)


def merged(*others: tuple[Source, FilmRecord], links: tuple[Links, ...] = ()) -> Merged:
    films: dict[Source, list[FilmRecord]] = {Source.MOVIELENS: [HEAT]}
    for source, record in others:
        films.setdefault(source, []).append(record)
    return merge(films, links)


def test_ids_are_movielens_own_then_of_tmdb_then_of_title_and_year() -> None:
    links = {550: Links(2959, "tt0137523", 550)}
    assert item_id_of(FilmRecord("Fight Club", 1999, tmdb_id=550), links) == 2959
    assert item_id_of(FilmRecord("Us", 2019, tmdb_id=458723), links) == 10_458_723
    assert (
        item_id_of(FilmRecord("Amélie & Me!", 2024), links) == 10**9 + zlib.crc32(b"amelie me|2024") % 10**9
    )


def test_every_movielens_film_is_there() -> None:
    assert [draft.item_id for draft in merged().drafts] == [6]


def test_records_meet_their_film_by_id() -> None:
    result = merged(
        (Source.TOP10K, FilmRecord("Heat", 1995, tmdb_id=949)),
        (Source.UDACITY, FilmRecord("Heat", 1995, tmdb_id=949)),
        (Source.IMDB5000, FilmRecord("Heat", 1995, imdb_id="tt0113277")),
        (Source.HETREC, FilmRecord("Heat", 1995, imdb_id="tt0113277")),
    )
    (draft,) = result.drafts
    assert set(draft.records) == {
        *(Source.MOVIELENS, Source.TOP10K, Source.UDACITY, Source.IMDB5000, Source.HETREC),
    }


def test_films_that_movielens_lacks_come_from_the_top_10k() -> None:
    result = merged(
        (Source.TOP10K, FilmRecord("Us", 2019, tmdb_id=458723, genres=DRAMA)),
        (Source.TOP10K, FilmRecord("Fight Club", 1999, tmdb_id=550, genres=DRAMA)),
        links=(Links(2959, "tt0137523", 550),),
    )
    assert [draft.item_id for draft in result.drafts] == [6, 2959, 10_458_723]
    assert next(result.index.drafts[2959].known("imdb_id")) == "tt0137523"


def test_a_short_of_the_same_title_does_not_take_the_films_place() -> None:
    short = FilmRecord("Heat", 1994, tmdb_id=7, genres=("Crime",), text="A boy boils an egg.")
    feature = FilmRecord(
        "Heat", 1995, tmdb_id=949, genres=("Crime",), text="Cops and robbers in Los Angeles."
    )
    result = merged((Source.TOP10K, short), (Source.TOP10K, feature))
    assert [draft.item_id for draft in result.drafts] == [6, 10_000_007]
    assert result.index.drafts[6].records[Source.TOP10K] is feature


def test_a_renumbered_film_is_known_by_the_id_that_movielens_had() -> None:
    result = merged((Source.TOP10K, FilmRecord("Heat 2", 1995, tmdb_id=8)), links=(Links(6, "tt0113277", 8),))
    assert [draft.item_id for draft in result.drafts] == [6]


def test_a_film_announced_under_another_name_does_not_come_twice() -> None:
    """MovieLens has Spider-Man: Homecoming as it was announced, with a TMDB id that was given up since."""
    announced = parse_title("Untitled Spider-Man Reboot (2017)")
    genres = ("Action", "Adventure")
    film = FilmRecord(announced.title, 2017, movielens_id=122926, tmdb_id=202249, genres=genres)
    released = FilmRecord("Spider-Man: Homecoming", 2017, tmdb_id=315635, genres=genres)
    result = merged((Source.MOVIELENS, film), (Source.TOP10K, released))
    assert [draft.item_id for draft in result.drafts] == [6, 122926]


def test_sources_of_known_films_bring_no_new_ones() -> None:
    result = merged((Source.UDACITY, FilmRecord("Ronin", 1998, tmdb_id=8195, genres=DRAMA)))
    assert len(result.drafts) == 1
    assert result.unmatched[Source.UDACITY] == 1


def test_new_films_of_heraldexx_are_recent_and_come_once() -> None:
    new = FilmRecord("Weapons", 2025, genres=("Horror",))
    old = FilmRecord("Ronin", 1998, genres=DRAMA)
    result = merged((Source.HERALDEXX, new), (Source.HERALDEXX, new), (Source.HERALDEXX, old))
    assert [draft.item_id for draft in result.drafts] == [6, item_id_of(new, {})]
    assert [reason for _, _, reason in result.left_out] == [LeftOut.SAME_ID]
    assert result.unmatched[Source.HERALDEXX] == 1


def test_two_films_of_one_title_and_year_stay_two() -> None:
    """Sweetheart (2019) is a horror film and a French comedy."""
    horror = FilmRecord("Sweetheart", 2019, tmdb_id=463843, genres=("Horror",))
    comedy = FilmRecord("Sweetheart", 2019, tmdb_id=547539, genres=("Comedy",))
    result = merged((Source.TOP10K, horror), (Source.TOP10K, comedy))
    assert [draft.item_id for draft in result.drafts] == [6, 10_463_843, 10_547_539]


@pytest.mark.parametrize("lacking", ["text", "genres", "directors", "cast"])
def test_wikipedia_brings_new_films_it_tells_enough_of(lacking: str) -> None:
    told: dict[str, object] = {
        "text": "A film.",
        "genres": DRAMA,
        "directors": ("Ann A",),
        "cast": ("B", "C", "D"),
    }
    full = FilmRecord("Rosaline", 2022, **told)  # type: ignore[arg-type]
    assert len(merged((Source.WIKIPEDIA, full)).drafts) == 2
    poor = FilmRecord("Rosaline", 2022, **(told | {lacking: ()}))  # type: ignore[arg-type]
    assert len(merged((Source.WIKIPEDIA, poor)).drafts) == 1


def test_of_two_records_for_one_film_the_one_of_its_year_is_kept() -> None:
    later, same = FilmRecord("Heat", 1996, cast=("Later",)), FilmRecord("Heat", 1995, cast=("Same",))
    result = merged((Source.WIKIPEDIA, later), (Source.WIKIPEDIA, same))
    assert result.index.drafts[6].records[Source.WIKIPEDIA] is same
