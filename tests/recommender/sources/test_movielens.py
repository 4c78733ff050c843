from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.movielens import read_csv_ratings, read_movielens
from recommender.sources.ratings import ITEM, STARS, TAG, TIME, USER
from recommender.sources.records import BadRow
from tests.recommender.sources.conftest import Write, zipped

RATINGS = "userId,movieId,rating,timestamp\r\n1,1,4.0,964982703\r\n1,71,0.5,964982704\r\n"


@pytest.fixture
def latest(write: Write, tmp_path: Path) -> Path:
    write(
        "movies.csv",
        "movieId,title,genres\r\n1,Toy Story (1995),Adventure|Animation\r\n"
        '71,"Killer, The (1989)",(no genres listed)\r\n',
    )
    write("links.csv", "movieId,imdbId,tmdbId\r\n1,0114709,862\r\n71,0097202,\r\n")
    write("ratings.csv", RATINGS)
    write("tags.csv", "userId,movieId,tag,timestamp\r\n2,1,Pixar  classic,1445714994\r\n")
    return tmp_path


def test_the_latest_edition_joins_films_and_links(latest: Path) -> None:
    toy_story, killer = read_movielens(latest).films
    assert (toy_story.movielens_id, toy_story.imdb_id, toy_story.tmdb_id) == (1, "tt0114709", 862)
    assert toy_story.genres == ("Adventure", "Animation")
    assert (killer.title, killer.year, killer.genres, killer.tmdb_id) == ("The Killer", 1989, (), None)


def test_ratings_and_tags_are_frames(latest: Path) -> None:
    edition = read_movielens(latest)
    assert edition.ratings[[USER, ITEM, STARS, TIME]].to_numpy().tolist() == [
        [1, 1, 4.0, 964982703],
        [1, 71, 0.5, 964982704],
    ]
    assert edition.tags[[USER, ITEM, TAG]].to_numpy().tolist() == [[2, 1, "Pixar classic"]]
    assert [report.path.name for report in edition.reports] == [
        "movies.csv",
        "links.csv",
        "ratings.csv",
        "tags.csv",
    ]


def test_bad_films_are_reported_and_skipped(latest: Path, write: Write) -> None:
    write("movies.csv", "movieId,title,genres\nseven,Heat (1995),Crime\n6,Heat (1995),Crime\n")
    edition = read_movielens(latest)
    assert [film.title for film in edition.films] == ["Heat"]
    assert edition.reports[0].bad == (BadRow(2, "movieId is 'seven', not a number"),)


@pytest.mark.parametrize(
    "row", ["1,1,5.5,964982703", "1,1,0,964982703", "1,1,964982703", "one,1,4,964982703", "1,1,nan,964982703"]
)
def test_bad_ratings_are_reported_and_skipped(write: Write, row: str) -> None:
    ratings = read_csv_ratings(write("ratings.csv", RATINGS + row + "\n2,1,3,5\n"))
    assert len(ratings.data) == 3
    assert [bad.line for bad in ratings.reports[0].bad] == [4]


def test_ratings_may_be_zipped(write: Write) -> None:
    assert len(read_csv_ratings(zipped(write("ratings_small.csv", RATINGS))).data) == 2


def test_ratings_need_their_header(write: Write) -> None:
    with pytest.raises(SourceError, match="expected the first line to be 'userId,movieId,rating,timestamp'"):
        read_csv_ratings(write("ratings.csv", "movieId,title,genres\n1,Toy Story (1995),Adventure\n"))


def test_the_1m_edition(tmp_path: Path) -> None:
    (tmp_path / "movies.dat").write_bytes("11::Amélie, L' (2001)::Children's|Comedy\n".encode("latin-1"))
    (tmp_path / "ratings.dat.gz").write_bytes(gzip.compress(b"1::11::5::978300760\n2::11::6::978300761\n"))
    edition = read_movielens(tmp_path)
    assert edition.films[0].title == "L'Amélie"
    assert (edition.films[0].movielens_id, edition.films[0].genres) == (11, ("Children's", "Comedy"))
    assert edition.ratings[STARS].tolist() == [5.0]
    assert edition.reports[1].bad[0].line == 2
    assert edition.tags.empty


def test_the_100k_edition_numbers_films_its_own_way(write: Write, tmp_path: Path) -> None:
    flags = "0|1|0|0|0|1|0|0|1|0|0|0|0|0|0|0|0|0|0"
    film = f"4|Get Shorty (1995)|01-Jan-1995||http://us.imdb.com/M/title-exact?Get%20Shorty%20(1995)|{flags}"
    write("u.item", f"{film}\n267|unknown||||1{flags[1:]}\n5|Heat (1995)|01-Jan-1995||x|0|2\n")
    write("u.data", "196\t4\t3\t881250949\n")
    edition = read_movielens(tmp_path)
    assert [(film.source_id, film.movielens_id, film.title) for film in edition.films] == [
        (4, None, "Get Shorty")
    ]
    assert edition.films[0].genres == ("Action", "Comedy", "Drama")
    assert edition.reports[0].bad == (BadRow(3, "7 fields, not 24"),)
    assert edition.ratings[ITEM].tolist() == [4]


def test_dat_files_of_another_kind_are_refused(write: Write, tmp_path: Path) -> None:
    write("movies.dat", "1,Toy Story (1995)\n")
    with pytest.raises(SourceError, match="expected MovieLens 1M films"):
        read_movielens(tmp_path)
    write("movies.dat", "1::Toy Story (1995)::Animation\n")
    write("ratings.dat", "userId,movieId,rating,timestamp\n")
    with pytest.raises(SourceError, match=r"expected ratings \(user_id::item_id::stars::timestamp\)"):
        read_movielens(tmp_path)


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="expected a MovieLens edition"):
        read_movielens(tmp_path)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("folder", "films", "ratings", "tags"),
    [("ml-latest-small", 9742, 100_836, 3683), ("ml-1m", 3883, 487_650, 0), ("ml-100k", 1681, 100_000, 0)],
)
def test_the_published_editions(shared: Path, folder: str, films: int, ratings: int, tags: int) -> None:
    edition = read_movielens(shared / folder)
    assert (len(edition.films), len(edition.ratings), len(edition.tags)) == (films, ratings, tags)
    assert not any(report.bad for report in edition.reports)


@pytest.mark.shared
def test_what_the_published_films_lack(shared: Path) -> None:
    films = read_movielens(shared / "ml-latest-small").films
    assert sum(film.year is None for film in films) == 12  # and Death Note, given as 2006–2007
    assert sum(not film.genres for film in films) == 34
    assert sum(film.tmdb_id is None for film in films) == 8
