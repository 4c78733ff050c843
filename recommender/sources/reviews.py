"""Stanford's labelled film reviews (aclImdb): the text, the stars of ten it gave, and the film it is of.

Files are named NUMBER_STARS.txt; line NUMBER of the folder's list of addresses, from 0, names the film.
"""

from __future__ import annotations

import re
import tarfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from recommender.errors import SourceError
from recommender.sources.fields import clean, imdb_id_of

REVIEW = re.compile(r"(?P<part>train|test)/(?P<side>pos|neg)/(?P<number>\d+)_(?P<stars>\d+)\.txt$")
ADDRESSES = re.compile(r"(?P<part>train|test)/urls_(?P<side>pos|neg)\.txt$")
BREAK = re.compile(r"<br\s*/?>")


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody wrote of a film; ``stars`` are 1-10."""

    imdb_id: str
    stars: int
    text: str


def read_reviews(folder: Path) -> list[Review]:
    """Read the labelled reviews out of the archive in a folder, as published.

    Returns
    -------
    In the order of parts, sides and numbers; reviews whose film is not told are left out.

    Raises
    ------
    SourceError
        If there is no archive, or no review in it.
    """
    archives = sorted(folder.glob("*.tar.*"))
    if not archives:
        raise SourceError(f"{folder}: expected the review archive, *.tar.gz or *.tar.xz; found none.")
    texts: dict[tuple[str, str, int], tuple[int, str]] = {}
    films: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    try:
        with tarfile.open(archives[0]) as archive:
            for member in archive:
                _take(member.name, archive, member, texts, films)
    except (tarfile.TarError, EOFError) as error:
        raise SourceError(f"{archives[0]}: broken archive ({error}); download it again.") from error
    if not texts:
        raise SourceError(f"{archives[0]}: no review in it of the form train/pos/0_9.txt.")
    return [*_named(texts, films)]


def _take(
    name: str,
    archive: tarfile.TarFile,
    member: tarfile.TarInfo,
    texts: dict[tuple[str, str, int], tuple[int, str]],
    films: dict[tuple[str, str], list[str]],
) -> None:
    """Keep a member that is a review or a list of addresses."""
    review, addresses = REVIEW.search(name), ADDRESSES.search(name)
    content = archive.extractfile(member) if review or addresses else None
    if content is None:
        return
    text = content.read().decode("utf-8", "replace")
    if review:
        key = (review["part"], review["side"], int(review["number"]))
        texts[key] = int(review["stars"]), clean(BREAK.sub(" ", text))
    elif addresses:
        films[addresses["part"], addresses["side"]] = text.split()


def _named(
    texts: dict[tuple[str, str, int], tuple[int, str]], films: dict[tuple[str, str], list[str]]
) -> list[Review]:
    reviews = []
    for part, side, number in sorted(texts):
        listed = films.get((part, side), [])
        imdb_id = imdb_id_of(listed[number]) if number < len(listed) else None
        if imdb_id:
            reviews.append(Review(imdb_id, *texts[part, side, number]))
    return reviews
