from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from recommender.errors import SourceError
from recommender.sources.reviews import Review, read_reviews

ADDRESS = "http://www.imdb.com/title/tt000000{}/usercomments"
FILES = {
    "aclImdb/train/pos/0_9.txt": "Lovely.<br /><br />Twice.",
    "aclImdb/train/pos/1_10.txt": "Best.",
    "aclImdb/test/neg/0_2.txt": "No.",
    "aclImdb/train/unsup/0_0.txt": "Unlabelled.",
    "aclImdb/train/urls_pos.txt": f"{ADDRESS.format(1)}\n{ADDRESS.format(2)}\n",
    "aclImdb/test/urls_neg.txt": f"{ADDRESS.format(3)}\n",
}


def archive(folder: Path, files: dict[str, str]) -> Path:
    with tarfile.open(folder / "reviews.tar.xz", "w:xz") as packed:
        for name, text in files.items():
            content = text.encode()
            member = tarfile.TarInfo(name)
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
    return folder


def test_reviews_come_with_their_film_and_stars(tmp_path: Path) -> None:
    assert read_reviews(archive(tmp_path, FILES)) == [
        Review("tt0000003", 2, "No."),
        Review("tt0000001", 9, "Lovely. Twice."),
        Review("tt0000002", 10, "Best."),
    ]


def test_a_review_whose_film_is_not_told_is_left_out(tmp_path: Path) -> None:
    files = {name: text for name, text in FILES.items() if "urls_neg" not in name}
    assert [review.stars for review in read_reviews(archive(tmp_path, files))] == [9, 10]


def test_a_folder_without_an_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="review archive"):
        read_reviews(tmp_path)


def test_an_archive_without_reviews_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no review in it"):
        read_reviews(archive(tmp_path, {"readme.txt": "Nothing."}))


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    (tmp_path / "reviews.tar.gz").write_bytes(b"no archive at all")
    with pytest.raises(SourceError, match="broken archive"):
        read_reviews(tmp_path)
