"""A small world with a known answer, in the form MovieLens publishes: who likes one kind of film likes all of
it.

Films come in two kinds; every person likes all films of one kind but one, each another: a checkerboard with
its diagonal withheld (after the test world of benfred/implicit). What is withheld is what should be
recommended."""

from __future__ import annotations

from pathlib import Path

from recommender.types import Profile, Rating

KINDS = ("Western", "Sci-Fi")
PER_KIND = 12
PEOPLE_PER_KIND = 12
_WORDS = (
    "River",
    "Mountain",
    "Harbour",
    "Garden",
    "Winter",
    "Summer",
    "Silver",
    "Crimson",
    "Hollow",
    "Bright",
    "Quiet",
    "Broken",
)


def film_ids(kind: int) -> list[int]:
    """Ids of the films of one kind."""
    return [1 + kind * PER_KIND + place for place in range(PER_KIND)]


def title(item_id: int) -> str:
    """A film's title."""
    kind, place = divmod(item_id - 1, PER_KIND)
    return f"{_WORDS[place]} {('Trail', 'Orbit')[kind]}"


def write_world(folder: Path) -> Path:
    """Write the world as an ml-latest-small folder; gives the folder of data sets."""
    data = folder / "data"
    movielens = data / "ml-latest-small"
    movielens.mkdir(parents=True)
    ids = [item_id for kind in range(2) for item_id in film_ids(kind)]
    films = [f"{i},{title(i)} ({1950 + i}),{KINDS[(i - 1) // PER_KIND]}" for i in ids]
    _write(movielens / "movies.csv", "movieId,title,genres", films)
    _write(movielens / "links.csv", "movieId,imdbId,tmdbId", [f"{i},{i:07d},{9000 + i}" for i in ids])
    _write(movielens / "tags.csv", "userId,movieId,tag,timestamp", ["1,1,dusty,1400000000"])
    _write(movielens / "ratings.csv", "userId,movieId,rating,timestamp", _ratings())
    return data


def _ratings() -> list[str]:
    lines = []
    for kind in range(2):
        for person in range(PEOPLE_PER_KIND):
            user = 1 + kind * PEOPLE_PER_KIND + person
            for place, item_id in enumerate(film_ids(kind)):
                if place != person:
                    lines.append(f"{user},{item_id},5.0,1400000000")
            lines.append(f"{user},{film_ids(1 - kind)[person]},1.0,1400000001")
    return lines


def person_without(kind: int, place: int) -> Profile:
    """A new person who likes everything of a kind but the film at ``place``, which they have not seen."""
    return Profile(tuple(Rating(i, 5.0) for at, i in enumerate(film_ids(kind)) if at != place))


def _write(path: Path, header: str, lines: list[str]) -> None:
    path.write_text("\r\n".join([header, *lines]) + "\r\n", encoding="utf-8")
