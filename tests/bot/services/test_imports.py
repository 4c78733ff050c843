"""Ratings from elsewhere."""

import pytest

from bot.errors import PersonError
from bot.services.films_file import MOST_BYTES
from bot.services.services import Services
from bot.store.records import Kind

LETTERBOXD = b"""Date,Name,Year,Letterboxd URI,Rating
2024-05-02,Heat,1995,https://boxd.it/1,4.5
2024-05-01,"Matrix, The",1998,https://boxd.it/2,
2024-05-01,Heat,1950,https://boxd.it/3,4
2024-05-01,=1+1,2000,https://boxd.it/4,4
2024-05-01,Alien,1979,https://boxd.it/5,9
"""


async def test_films_are_matched_once_and_the_rest_is_told_with_why(services: Services) -> None:
    done = await services.imports.take(7, LETTERBOXD)
    assert (done.new, done.known, done.unreadable) == (2, 0, (6,))
    assert [why for _, why in done.unmatched] == ["another year", "a formula, not a title"]
    profile = await services.profiles.get(7)
    assert [(rating.item_id, rating.stars) for rating in profile.ratings] == [(6, 4.5)]
    assert profile.seen == {2571}
    again = await services.imports.take(7, LETTERBOXD)
    assert (again.new, again.known) == (0, 2)


async def test_imdb_stars_are_halved(services: Services) -> None:
    content = b"Const,Your Rating,Date Rated,Title,Year\ntt1,9,2024-01-01,Alien,1979\n"
    assert (await services.imports.take(7, content)).new == 1
    assert (await services.profiles.get(7)).ratings[0].stars == 4.5


async def test_our_export_reads_back_equal(services: Services) -> None:
    for item_id, kind, value in ((6, Kind.RATING, 3.5), (1, Kind.HIDDEN, 1), (1214, Kind.WATCHLIST, 1)):
        await services.feedback.give(7, item_id, kind, value, source="card")
    before = await services.profiles.get(7)
    content = (await services.privacy.download(7)).signals
    assert (await services.imports.take(8, content)).new == 3
    assert await services.profiles.get(8) == before
    assert (await services.privacy.download(8)).signals == content


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04", "zip"),
        (b"x" * (MOST_BYTES + 1), "larger than 5 MB"),
        ("Name,Year,Letterboxd URI\né".encode("latin-1"), "not UTF-8"),
        (b"Name\0", "no text"),
        (b"", "columns"),
        (b"a,b\n1,2\n", "columns"),
        (b"Name,Year,Letterboxd URI\n" + b"x" * 200_000, "no sound CSV"),
    ],
)
async def test_hostile_files_are_refused_in_words(services: Services, content: bytes, says: str) -> None:
    with pytest.raises(PersonError, match=says):
        await services.imports.take(7, content)
